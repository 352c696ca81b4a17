// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Part.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace sealwright::widgets {
class MarkedText;
class PartChip;
class PlainLabel;
struct Mark;
} // namespace sealwright::widgets

namespace sealwright::tokens {

/// A piece of a token under its coloured word: as text, with a note beside the word and a button that copies
/// it whole.
class SegmentCard final : public QWidget
{
    Q_OBJECT

public:
    /// `objectName` is the text's; the button is called `<objectName>Copy`.
    SegmentCard(theme::Part part, const QString &word, const QString &objectName, QWidget *parent = nullptr);

    void showText(const QByteArray &text, const QString &note, std::vector<widgets::Mark> marks);
    void showText(const QByteArray &text, const QString &note);
    void clear();
    void setLines(int most);

    /// Of what is copied: a token is not for clipboard managers to keep.
    void setSecret(bool secret) { m_isSecret = secret; }

    QByteArray bytes() const;
    /// Beside the word, before the button.
    void addControl(QWidget *control);
    /// In place of the text, dim.
    void showSentence(const QString &sentence);

private:
    void copy() const;

    widgets::PartChip *m_chip;
    widgets::PlainLabel *m_note;
    QHBoxLayout *m_head;
    QToolButton *m_copy;
    widgets::MarkedText *m_text;
    widgets::PlainLabel *m_sentence;
    bool m_isSecret = false;
};

} // namespace sealwright::tokens
