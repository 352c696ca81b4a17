// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace sealwright::widgets {

/// A verdict: a colour and, always, its word. `setWord` hides it when the word is empty.
class Pill final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Ok, Bad, Warn, Neutral };

    explicit Pill(QWidget *parent = nullptr);
    Pill(Tone tone, const QString &word, QWidget *parent = nullptr);

    /// With a dot before the word: a state that lasts ("Listening", "200 OK").
    void setDot(bool dot);
    void setWord(Tone tone, const QString &word);

    QString word() const { return m_word; }

    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return sizeHint(); }

    /// For item delegates: the same pill, left-aligned in the middle of `rect`.
    static void paint(QPainter *painter, const QRect &rect, Tone tone, const QString &word, bool dot = false);
    static QSize sizeOf(const QString &word, bool dot = false);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_word;
    bool m_dot = false;
};

} // namespace sealwright::widgets
