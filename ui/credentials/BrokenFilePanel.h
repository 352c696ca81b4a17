// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Workspace.h"

#include <QWidget>

namespace sealwright::widgets {
class ElidedLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// A file that could not be read: which one, why, and that it was left alone.
class BrokenFilePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit BrokenFilePanel(QWidget *parent = nullptr);

    void showFile(const workspace::BrokenFile &file);

private:
    widgets::PlainLabel *m_brokenReason;
    widgets::ElidedLabel *m_brokenPath;
};

} // namespace sealwright::credentials
