// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/BodyLint.h"

#include <QToolButton>

class QMenu;

namespace sealwright::composer {

/// How many oddities a signed body has; its menu names them, each leads to the first byte of its kind, and
/// offers the two twins that show whether a receiver minds. Hidden when there are none: it says something in
/// passing and stops nothing.
class BodyLintButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit BodyLintButton(QWidget *parent = nullptr);

    void show(const std::vector<explain::BodyFinding> &findings);

Q_SIGNALS:
    void offsetWanted(qsizetype offset);
    void sendTwinsWanted();
    void makeTwinsWanted();

private:
    QMenu *m_findings;
};

} // namespace sealwright::composer
