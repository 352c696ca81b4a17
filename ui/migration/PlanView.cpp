// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/PlanView.h"

#include "app/crypto/Fingerprint.h"
#include "app/text/DescribeVapi.h"
#include "app/text/Visible.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QSplitter>

namespace sealwright::migration {
namespace {

constexpr qsizetype kMostRows = 100;

QWidget *titled(QWidget *title, QWidget *content)
{
    auto *side = new widgets::Surface(theme::Token::Panel);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    bar->setFixedHeight(theme::kBarHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 0, theme::kMargin, 1);
    row->addWidget(title, 1);
    column->addWidget(bar);
    column->addWidget(content, 1);
    return side;
}

/// Replaces what the area shows by what `fill` puts into a column.
template<typename Fill>
void showRows(QScrollArea *area, Fill fill)
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    column->setSpacing(theme::kGap);
    fill(column);
    column->addStretch(1);
    area->setWidget(list);
    list->setAutoFillBackground(false); // the scroll area would have it filled
    area->viewport()->setAutoFillBackground(false);
}

widgets::PlainLabel *prose(const QString &text)
{
    auto *label = new widgets::PlainLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// `X-Vapi-Secret: ‹sha256:1a2b3c4d›`: what the credential will put on the wire.
QString previewOf(const vapi::CredentialDraft &draft)
{
    const QString secret = QString::fromUtf8(crypto::redactionLabel(draft.secret));
    if (const auto *bearer = std::get_if<credential::BearerFields>(&draft.credential.fields)) {
        return text::visible(QByteArrayView(bearer->headerName)) % QStringLiteral(": ") %
               text::visible(QByteArrayView(bearer->includePrefix ? bearer->prefix : QByteArray())) % secret;
    }
    if (const auto *oauth2 = std::get_if<credential::OAuth2Fields>(&draft.credential.fields)) {
        return PlanView::tr("Authorization: Bearer ‹token of %1›")
            .arg(text::elideMiddle(text::visible(QByteArrayView(oauth2->tokenUrl)), 60));
    }
    const auto &hmac = std::get<credential::HmacFields>(draft.credential.fields);
    return text::visible(QByteArrayView(hmac.signatureHeader)) % QStringLiteral(": ") %
           text::visible(QByteArrayView(hmac.signaturePrefix)) % PlanView::tr("‹signature›");
}

std::vector<widgets::Mark> marksOf(const QByteArray &text, const QByteArray &what, theme::Part part)
{
    std::vector<widgets::Mark> marks;
    for (qsizetype at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
        const qsizetype end = text.indexOf('"', at + 1);
        marks.push_back({at, (end < 0 ? text.size() : end) - at, part});
    }
    return marks;
}

widgets::Pill::Tone toneOf(vapi::Note::Kind kind)
{
    using enum vapi::Note::Kind;
    switch (kind) {
    case SecretMoved:
    case HeaderMoved:
    case AuthorizationMoved:
    case InlineMoved:
    case HeaderKept:
        return widgets::Pill::Tone::Neutral;
    default:
        return widgets::Pill::Tone::Warn;
    }
}

} // namespace

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_planSplitter(new QSplitter(Qt::Vertical))
    , m_documentSplitter(new QSplitter(Qt::Horizontal))
    , m_before(new widgets::MarkedText)
    , m_after(new widgets::MarkedText)
    , m_credentialsTitle(new widgets::SectionLabel)
    , m_credentials(new QScrollArea)
    , m_notesTitle(new widgets::SectionLabel)
    , m_notes(new QScrollArea)
{
    widgets::nameControl(m_before, QStringLiteral("before"), tr("The document before, secrets masked"));
    widgets::nameControl(m_after, QStringLiteral("after"), tr("The document after"));
    widgets::nameControl(m_credentials, QStringLiteral("credentials"), tr("Credentials"));
    widgets::nameControl(m_notes, QStringLiteral("notes"), tr("What to mind"));
    for (QScrollArea *area : {m_credentials, m_notes}) {
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    m_planSplitter->setObjectName(QStringLiteral("planSplitter"));
    m_documentSplitter->setObjectName(QStringLiteral("documentSplitter"));
    m_documentSplitter->addWidget(titled(new widgets::SectionLabel(tr("Before, secrets masked")), m_before));
    m_documentSplitter->addWidget(titled(new widgets::SectionLabel(tr("After")), m_after));
    auto *below = new QSplitter(Qt::Horizontal);
    below->setObjectName(QStringLiteral("belowSplitter"));
    below->addWidget(titled(m_credentialsTitle, m_credentials));
    below->addWidget(titled(m_notesTitle, m_notes));
    m_planSplitter->addWidget(m_documentSplitter);
    m_planSplitter->addWidget(below);
    for (QSplitter *splitter : {m_planSplitter, m_documentSplitter, below}) {
        splitter->setChildrenCollapsible(false);
    }
    m_planSplitter->setSizes({400, 240});
    m_documentSplitter->setSizes({600, 600});
    below->setSizes({600, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_planSplitter);
}

void PlanView::showPlan(const vapi::Migration &plan)
{
    const QByteArray before = plan.maskedOriginal();
    m_before->setBytes(before, marksOf(before, "\u2039redacted", theme::Part::Bad));
    const QByteArray after = plan.documentWithPlaceholders();
    m_after->setBytes(after, marksOf(after, "<credential id of", theme::Part::Credential));
    showCredentials(plan, {});
    showNotes(plan);
}

void PlanView::showMade(const vapi::Migration &plan, const flow::MigratedDocument &migrated)
{
    std::vector<widgets::Mark> marks;
    for (const credential::Credential &made : migrated.made) {
        const auto more = marksOf(migrated.document, made.id.toUtf8(), theme::Part::Credential);
        marks.insert(marks.end(), more.begin(), more.end());
    }
    m_after->setBytes(migrated.document, std::move(marks));
    showCredentials(plan, migrated.made);
}

void PlanView::showCredentials(const vapi::Migration &plan, const std::vector<credential::Credential> &made)
{
    const std::vector<vapi::CredentialDraft> &drafts = plan.credentials();
    m_credentialsTitle->setText(drafts.empty() ? tr("No credential to make")
                                : made.empty() ? tr("Credentials to make: %1").arg(drafts.size())
                                               : tr("Credentials made: %1").arg(made.size()));
    showRows(m_credentials, [&](QVBoxLayout *column) {
        if (drafts.empty()) {
            column->addWidget(prose(tr("No inline secret was found that a credential could carry.")));
        }
        for (std::size_t i = 0; i < drafts.size() && static_cast<qsizetype>(i) < kMostRows; ++i) {
            const credential::Credential &one = made.empty() ? drafts[i].credential : made[i];
            auto *head = new QHBoxLayout;
            head->setSpacing(theme::kGap);
            auto *name = prose(widgets::visibleText(one.name));
            name->setFont(theme::boldFont());
            head->addWidget(name, 1);
            head->addWidget(new widgets::Pill(widgets::Pill::Tone::Neutral,
                                              QString::fromLatin1(credential::nameOf(one.kind()))));
            column->addLayout(head);
            auto *preview = prose(previewOf(drafts[i]));
            preview->setFont(theme::wireFont());
            column->addWidget(preview);
            const std::vector<QString> &users = plan.usersOf(i);
            const QString where = users.empty()
                                      ? tr("no server refers to it yet")
                                      : QStringList(users.begin(), users.end()).join(QStringLiteral(", "));
            auto *hint = new widgets::HintLabel(
                made.empty() ? tr("for %1").arg(widgets::visibleText(where))
                             : tr("%1, for %2").arg(one.id, widgets::visibleText(where)));
            hint->setWordWrap(true);
            column->addWidget(hint);
        }
        if (static_cast<qsizetype>(drafts.size()) > kMostRows) {
            column->addWidget(
                prose(tr("… and %1 more").arg(static_cast<qsizetype>(drafts.size()) - kMostRows)));
        }
    });
}

void PlanView::showNotes(const vapi::Migration &plan)
{
    const std::vector<vapi::Note> &notes = plan.notes();
    m_notesTitle->setText(tr("What to mind"));
    showRows(m_notes, [&](QVBoxLayout *column) {
        qsizetype shown = 0;
        // What one has to act upon comes first.
        for (const widgets::Pill::Tone tone : {widgets::Pill::Tone::Warn, widgets::Pill::Tone::Neutral}) {
            for (const vapi::Note &note : notes) {
                if (toneOf(note.kind) != tone || shown == kMostRows) {
                    continue;
                }
                ++shown;
                if (!note.pointer.isEmpty()) {
                    auto *head = new QHBoxLayout;
                    head->setSpacing(theme::kGap);
                    auto *place = prose(text::elideMiddle(widgets::visibleText(note.pointer), 90));
                    place->setFont(theme::wireFont());
                    head->addWidget(place, 1);
                    if (tone == widgets::Pill::Tone::Warn) {
                        head->addWidget(new widgets::Pill(tone, tr("mind")));
                    }
                    column->addLayout(head);
                }
                column->addWidget(prose(text::describe(note)));
            }
        }
        if (static_cast<qsizetype>(notes.size()) > shown) {
            column->addWidget(prose(tr("… and %1 more").arg(static_cast<qsizetype>(notes.size()) - shown)));
        }
        if (!plan.credentials().empty()) {
            column->addWidget(prose(text::withheldCredentials()));
        }
    });
}

} // namespace sealwright::migration

#include "moc_PlanView.cpp"
