// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/TokenCallView.h"

#include "app/text/Describe.h"
#include "app/text/DescribeOAuth.h"
#include "app/text/DescribeToken.h"
#include "ui/inspector/ExchangeStatus.h"
#include "ui/inspector/ExchangeWords.h"
#include "ui/inspector/StepCard.h"
#include "ui/inspector/TimelineView.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

widgets::PlainLabel *tokenParagraph(const QString &text, const QString &objectName)
{
    auto *label = new widgets::PlainLabel(text);
    label->setWordWrap(true);
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// Header and claims of a JWT, a member a line.
widgets::MarkedText *jsonText(const base::Json &json, const QString &objectName, const QString &name)
{
    auto *text = new widgets::MarkedText;
    text->setBare(true);
    text->setFitLines(12);
    text->setBytes(base::prettyJson(json).trimmed());
    widgets::nameControl(text, objectName, name);
    return text;
}

QString proofSentence(const oauth::TokenCall &call)
{
    if (call.assertionClaims) {
        return TokenCallView::tr(
            "By a JWT that it signed with its private key (RFC 7523), good for five minutes.");
    }
    return call.exchange.request.headers.contains("Authorization")
               ? TokenCallView::tr(
                     "By its secret in HTTP Basic, both halves form-encoded first (RFC 6749 §2.3.1).")
               : TokenCallView::tr("By its secret in the body (RFC 6749 §2.3.1).");
}

QString tokenSentence(const oauth::TokenFacts &facts)
{
    QStringList parts;
    parts << (facts.type.isEmpty() ? TokenCallView::tr("no type") : facts.type);
    parts << text::byteCount(facts.bytes);
    if (facts.fingerprint) {
        parts << TokenCallView::tr("fingerprint %1").arg(*facts.fingerprint);
    }
    if (!facts.scope.isEmpty()) {
        parts << TokenCallView::tr("scope %1").arg(facts.scope);
    }
    return parts.join(QLatin1String(", "));
}

/// "Good until …", and from when another one is fetched.
QString lifetimeOf(const oauth::TokenFacts &facts)
{
    if (!facts.expiresAt) {
        return text::lifetimeSentence(facts, facts.fetchedAt);
    }
    const QString until = TokenCallView::tr("Fetched at %1, good until %2.")
                              .arg(text::exactTime(facts.fetchedAt), text::exactTime(*facts.expiresAt));
    return facts.renewAt
               ? QString(until % QLatin1Char(' ') %
                         TokenCallView::tr("Renewed from %1 on.").arg(text::exactTime(*facts.renewAt)))
               : until;
}

QString timesOf(const jwt::DecodedToken &token)
{
    QStringList lines;
    for (const auto &[claim, time] : token.times) {
        lines << QString(QString::fromLatin1(claim) % QLatin1String(": ") % text::exactTime(time));
    }
    for (const jwt::TokenWarning warning : token.warnings) {
        if (warning != jwt::TokenWarning::SignatureMissing) {
            lines << text::describe(warning);
        }
    }
    lines << TokenCallView::tr("The signature was not checked: that is up to whoever the token is for.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

TokenCallView::TokenCallView(QWidget *parent)
    : QWidget(parent)
    , m_status(new ExchangeStatus(this))
    , m_trouble(new widgets::Banner(this))
    , m_tabs(new QTabWidget(this))
    , m_story(new QScrollArea(this))
    , m_wire(new WireView(this))
    , m_timeline(new TimelineView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_status);
    m_trouble->setObjectName(QStringLiteral("tokenTrouble"));
    layout->addWidget(m_trouble);
    layout->addWidget(m_tabs, 1);
    m_story->setWidgetResizable(true);
    m_story->setFrameShape(QFrame::NoFrame);
    m_story->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_story->setObjectName(QStringLiteral("tokenStory"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_story, tr("Token"));
    m_tabs->addTab(m_wire, tr("Wire"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    addFormChoice(m_tabs, m_wire);
    widgets::nameControl(m_tabs, QStringLiteral("tokenTabs"), tr("Views of the token call"));
    widgets::nameControl(m_timeline, QStringLiteral("tokenTimeline"),
                         tr("Where the time of the token call went"));
    m_wire->setObjectName(QStringLiteral("tokenWire"));
    // The exchange that the call was made for shows its own bytes under these names.
    for (auto *text : m_wire->findChildren<widgets::MarkedText *>()) {
        text->setObjectName(QString(QLatin1String("token_") % text->objectName()));
    }
    for (const QWidget *place : {static_cast<QWidget *>(m_status), m_tabs->cornerWidget()}) {
        for (QWidget *part : place->findChildren<QWidget *>()) {
            if (!part->objectName().isEmpty()) {
                part->setObjectName(QString(QLatin1String("token_") % part->objectName()));
            }
        }
    }
}

void TokenCallView::showCall(const oauth::TokenCall &call, bool isReused)
{
    const http::Exchange &exchange = call.exchange;
    const bool isGood = call.token.has_value();
    QStringList facts = factsOf(exchange);
    if (call.error) {
        facts.append(call.error->codeText());
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(*call.error));
    } else if (isGood && !call.token->notes.empty()) {
        QStringList notes;
        for (const oauth::TokenNote note : call.token->notes) {
            notes << text::describe(note);
        }
        m_trouble->show(widgets::Banner::Tone::Warn, notes.join(QLatin1Char(' ')));
    } else {
        m_trouble->hide();
    }
    const QString word = exchange.status == 0 ? tr("No answer") : statusWord(exchange);
    m_status->show(isGood ? toneOf(exchange.status) : widgets::Pill::Tone::Bad, word, facts);
    m_wire->show(wireBlocks(exchange, call.sentHeadBytes, {}));
    m_timeline->show(exchange.timings);
    showStory(call, isReused);
}

void TokenCallView::showStory(const oauth::TokenCall &call, bool isReused)
{
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    auto *card = new StepCard(page);
    const QString why = isReused ? tr("For an earlier request. Its token is still good and was sent again.")
                                 : text::describe(call.reason);
    card->addStep(tr("Why"), tokenParagraph(why, QStringLiteral("reasonStep")));
    card->addStep(tr("The client proved itself"),
                  tokenParagraph(proofSentence(call), QStringLiteral("proofStep")));
    if (call.assertionHeader && call.assertionClaims) {
        const base::Json assertion{{"header", *call.assertionHeader}, {"claims", *call.assertionClaims}};
        card->addStep(tr("Its JWT says"),
                      jsonText(assertion, QStringLiteral("assertion"), tr("What stands in the assertion")));
    }
    if (call.token) {
        const oauth::TokenFacts &facts = *call.token;
        card->addStep(tr("Access token"), tokenParagraph(tokenSentence(facts), QStringLiteral("tokenStep")));
        card->addStep(tr("Lifetime"), tokenParagraph(lifetimeOf(facts), QStringLiteral("lifetimeStep")));
        if (facts.decoded) {
            base::Json token = base::Json::object();
            token["header"] = facts.decoded->header;
            token["claims"] = facts.decoded->claims ? *facts.decoded->claims : base::Json();
            card->addStep(tr("It is a JWT"),
                          jsonText(token, QStringLiteral("decodedToken"), tr("What stands in the token")));
            card->addStep(tr("Its times"),
                          tokenParagraph(timesOf(*facts.decoded), QStringLiteral("timesStep")));
        }
    }
    layout->addWidget(card);
    layout->addStretch(1);
    m_story->setWidget(page);
}

} // namespace sealwright::inspector

#include "moc_TokenCallView.cpp"
