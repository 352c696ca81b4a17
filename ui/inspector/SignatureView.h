// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/SignatureWalk.h"

#include <QScrollArea>

namespace sealwright::inspector {

/// How the authentication of a request came about, step by step, for every algorithm; below it what a
/// receiver has to do to check it. Without a credential: why there is nothing.
class SignatureView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SignatureView(QWidget *parent = nullptr);

    void show(const text::SignatureWalk &walk);
    void clear();

private:
    static void addList(QWidget *page, const QString &title, const QStringList &sentences, const char *name);
};

} // namespace sealwright::inspector
