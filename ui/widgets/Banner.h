// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Token.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace sealwright::widgets {

class PlainLabel;

/// A sentence across the page and up to three things to do about it. Hidden until it is shown.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Info, Warn, Bad };

    explicit Banner(QWidget *parent = nullptr);

    /// Empty action texts: no button.
    void show(Tone tone, const QString &sentence, const QString &firstAction = {},
              const QString &secondAction = {}, const QString &thirdAction = {});

    QString sentence() const;

Q_SIGNALS:
    void firstTriggered();
    void secondTriggered();
    void thirdTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Info;
    PlainLabel *m_sentence;
    QPushButton *m_first;
    QPushButton *m_second;
    QPushButton *m_third;
};

} // namespace sealwright::widgets
