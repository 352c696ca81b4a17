// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MintDraft.h"

#include <QScrollArea>

class QPushButton;

namespace sealwright::widgets {
class PlainLabel;
class SectionLabel;
} // namespace sealwright::widgets

namespace sealwright::tokens {

class NoteList;
class SegmentCard;

/// What comes of it: the token that was minted, its segments coloured, and below it header, claims and
/// signing input as they would be now.
class MintResult final : public QScrollArea
{
    Q_OBJECT

public:
    explicit MintResult(QWidget *parent = nullptr);

    void showPreview(const flow::TokenPreview &preview);
    /// There is none, and why.
    void showNoPreview(const QString &sentence);

    void showToken(const flow::MintedToken &minted);
    /// What was entered has changed since: the token stays, and says so.
    void setStale();

    QByteArray token() const;

Q_SIGNALS:
    void decodeWanted(const QByteArray &token);

private:
    SegmentCard *m_token;
    widgets::PlainLabel *m_stale;
    NoteList *m_mintNotes;
    QPushButton *m_decode;
    widgets::SectionLabel *m_previewTitle;
    SegmentCard *m_headerPreview;
    SegmentCard *m_claimsPreview;
    SegmentCard *m_inputPreview;
};

} // namespace sealwright::tokens
