// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/DecodedToken.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace sealwright::widgets {
class EmptyState;
}

namespace sealwright::tokens {

class NoteList;
class SegmentCard;
class TimesCard;
class VerdictBar;

/// What is in a pasted token: whether it can be believed, what is odd about it, times, header, claims and
/// signature.
class DecodedView final : public QWidget
{
    Q_OBJECT

public:
    explicit DecodedView(QWidget *parent = nullptr);

    void showNothing();
    void showToken(const jwt::DecodedToken &token, base::TimePoint now);
    /// It is none, and why; `code` in small.
    void showMalformed(const QString &sentence, const QString &code);
    /// Times go by.
    void showTimes(const jwt::DecodedToken &token, base::TimePoint now);

    VerdictBar &verdict() { return *m_verdictBar; }

Q_SIGNALS:
    void pasteWanted();

private:
    widgets::EmptyState *m_nothing;
    QStackedWidget *m_stack;
    VerdictBar *m_verdictBar;
    QScrollArea *m_scroll;
    NoteList *m_warnings;
    TimesCard *m_times;
    SegmentCard *m_headerCard;
    SegmentCard *m_claimsCard;
    SegmentCard *m_signatureCard;
};

} // namespace sealwright::tokens
