// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Pill.h"

namespace sealwright::widgets {
class HintLabel;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::tokens {

/// Whether the token can be believed, above everything that is in it: the word, the sentence, the code in
/// small. Until a key said otherwise it cannot.
class VerdictBar final : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictBar(QWidget *parent = nullptr);

    void showVerdict(widgets::Pill::Tone tone, const QString &word, const QString &sentence,
                     const QString &code);

    QString word() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    widgets::Pill *m_verdict;
    widgets::PlainLabel *m_verdictSentence;
    widgets::HintLabel *m_verdictCode;
};

} // namespace sealwright::tokens
