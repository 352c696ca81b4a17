// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"
#include "ui/theme/Token.h"

#include <QWidget>

namespace sealwright::widgets {
class MarkedText;
class PlainLabel;
class SectionLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

/// The headers that a credential will make, its parts in their colours, and what it will sign; or why it
/// cannot.
class PreviewCard final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewCard(QWidget *parent = nullptr);

    void showPlaces(const std::vector<signing::PlacedValue> &places);
    /// The template of the signed content; without one, nothing is signed.
    void showContent(const std::optional<signing::CompiledRecipe> &recipe);
    /// Nothing of the request will change: what happens instead.
    void showNote(const QString &sentence);
    void showProblem(const QString &sentence);

private:
    void say(const QString &sentence, theme::Token token);

    widgets::MarkedText *m_preview;
    widgets::PlainLabel *m_previewProblem;
    widgets::SectionLabel *m_contentTitle;
    QWidget *m_contentCard;
    widgets::MarkedText *m_signedContent;
};

} // namespace sealwright::credentials
