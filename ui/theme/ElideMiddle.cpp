// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ElideMiddle.h"

#include <QVariant>
#include <QWidget>

namespace sealwright::theme {
namespace {

constexpr const char *kElideProperty = "sealwrightElidesInMiddle";

} // namespace

void elideInMiddle(QWidget *list)
{
    list->setProperty(kElideProperty, true);
}

bool isElidedInMiddle(const QWidget *list)
{
    return list != nullptr && list->property(kElideProperty).toBool();
}

} // namespace sealwright::theme
