// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/MintView.h"

#include "app/credential/Presets.h"
#include "app/text/Describe.h"
#include "ui/models/ChoiceText.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DraftForm.h"
#include "ui/tokens/MintKeyForm.h"
#include "ui/tokens/MintResult.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceField.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QScrollArea>
#include <QSplitter>

namespace sealwright::tokens {
namespace {

constexpr const char *kPresets[] = {"vapi-jwt-private", "vapi-jwt-public"};
/// Something to change, rather than an empty page.
constexpr const char *kFirstClaims =
    R"({"iss":"https://issuer.example","sub":"user-1","aud":"https://api.example"})";

QString textOf(jwt::JwtAlgorithm algorithm)
{
    return QString::fromLatin1(jwt::nameOf(algorithm));
}

} // namespace

MintView::MintView(const flow::MintDraft &mint, const flow::InspectCredential &inspect, QWidget *parent)
    : QWidget(parent)
    , m_mint(mint)
    , m_inspect(inspect)
    , m_start(new widgets::ChoiceField(tr("Start from")))
    , m_algorithm(new widgets::ChoiceField(tr("Algorithm")))
    , m_source(new widgets::ChoiceField(tr("Key")))
    , m_trouble(new widgets::Banner)
    , m_keyForm(new MintKeyForm)
    , m_draftForm(new DraftForm)
    , m_result(new MintResult)
{
    layOut();
    connect(m_start, &widgets::ChoiceField::activated, this, &MintView::start);
    connect(m_algorithm, &widgets::ChoiceField::activated, this, &MintView::chooseAlgorithm);
    connect(m_source, &widgets::ChoiceField::activated, this, &MintView::chooseSource);
    connect(m_trouble, &widgets::Banner::firstTriggered, m_trouble, &QWidget::hide);
    connect(m_draftForm, &DraftForm::edited, this, &MintView::preview);
    connect(m_keyForm, &MintKeyForm::edited, this, &MintView::preview);
    connect(m_keyForm, &MintKeyForm::accepted, this, &MintView::mint);
    connect(m_result, &MintResult::decodeWanted, this, &MintView::decodeWanted);
    start();
    reloadCredentials();
}

MintView::~MintView()
{
    *m_alive = false;
}

void MintView::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar());
    m_trouble->setObjectName(QStringLiteral("mintTrouble"));
    layout->addWidget(m_trouble);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("mintSplitter"));
    splitter->setChildrenCollapsible(false);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("mintScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new widgets::Surface(theme::Token::Panel);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_keyForm->setContentsMargins(theme::kMargin + 4, theme::kMargin, theme::kMargin + 4, theme::kSmallGap);
    column->addWidget(m_keyForm);
    column->addWidget(m_draftForm, 1);
    scroll->setWidget(left);
    scroll->setMinimumWidth(400);
    m_result->setMinimumWidth(360);
    splitter->addWidget(scroll);
    splitter->addWidget(m_result);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({600, 604});
    layout->addWidget(splitter, 1);
}

QWidget *MintView::bar()
{
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin + 4, 7, theme::kMargin, 7);
    row->setSpacing(2 * theme::kGap);
    widgets::nameControl(m_start->combo(), QStringLiteral("start"), tr("Start from"),
                         tr("Fill the claims in anew: an example, or a token of Vapi's"));
    m_start->add({tr("An example"), {}, {}});
    for (const char *id : kPresets) {
        if (const auto preset = credential::presetNamed(QString::fromLatin1(id))) {
            m_start->add({preset->name, preset->id, {}});
        }
    }
    widgets::nameControl(m_algorithm->combo(), QStringLiteral("algorithm"), tr("Algorithm"),
                         tr("What the token is signed with"));
    for (const jwt::JwtAlgorithm one : jwt::signingAlgorithms()) {
        m_algorithm->add({textOf(one), textOf(one), {}});
    }
    m_algorithm->add({textOf(jwt::JwtAlgorithm::None), textOf(jwt::JwtAlgorithm::None), {}});
    widgets::nameControl(m_source->combo(), QStringLiteral("source"), tr("Key"),
                         tr("Where the key comes from: entered here, or a credential of this workspace"));
    m_source->combo()->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->combo()->setMinimumContentsLength(18);
    m_source->add({tr("Entered below"), {}, {}});
    row->addWidget(m_start);
    row->addWidget(m_algorithm);
    row->addWidget(m_source);
    row->addStretch();
    return bar;
}

void MintView::reloadCredentials()
{
    const QString before = m_source->chosen();
    std::vector<widgets::Choice> choices{{tr("Entered below"), {}, {}}};
    const auto listing = m_inspect.list();
    if (!listing) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(listing.error()), tr("Close"));
    } else {
        for (const flow::CredentialSummary &summary : listing->items) {
            if (summary.credential.kind() == credential::Kind::Jwt) {
                choices.push_back(
                    {models::choiceText(summary.credential), summary.credential.id, summary.credential.id});
            }
        }
    }
    m_source->setChoices(choices);
    if (m_source->chosen() != before || !before.isEmpty()) {
        chooseSource();
    }
}

void MintView::start()
{
    credential::JwtFields fields;
    fields.claims = kFirstClaims;
    if (const auto preset = credential::presetNamed(m_start->chosen()); preset) {
        fields = std::get<credential::JwtFields>(preset->fields);
    }
    if (m_source->chosen().isEmpty() && !m_start->chosen().isEmpty()) {
        m_algorithm->choose(textOf(fields.algorithm));
        chooseAlgorithm();
    }
    m_draftForm->load(fields);
}

void MintView::chooseSource()
{
    const QString id = m_source->chosen();
    m_algorithm->combo()->setEnabled(id.isEmpty());
    m_trouble->hide();
    if (id.isEmpty()) {
        m_keyForm->setCredential({});
        preview();
        return;
    }
    const base::Result<flow::CredentialSummary> summary = m_inspect.summary(id);
    if (!summary) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(summary.error()), tr("Close"));
        return;
    }
    const auto &fields = std::get<credential::JwtFields>(summary->credential.fields);
    m_algorithm->choose(textOf(fields.algorithm));
    m_keyForm->setAlgorithm(fields.algorithm);
    m_keyForm->setCredential(models::choiceText(summary->credential));
    if (m_draftForm->isUntouched()) {
        m_draftForm->load(fields); // its own claims; what somebody typed stays
    }
    preview();
}

void MintView::chooseAlgorithm()
{
    m_keyForm->setAlgorithm(algorithm());
    preview();
}

jwt::JwtAlgorithm MintView::algorithm() const
{
    return jwt::jwtAlgorithmNamed(m_algorithm->chosen().toLatin1()).value_or(jwt::JwtAlgorithm::HS256);
}

flow::TokenDraft MintView::draft() const
{
    flow::TokenDraft draft = m_draftForm->draft();
    draft.fields.algorithm = algorithm();
    draft.allowNone = m_keyForm->allowsNone();
    return draft;
}

void MintView::preview()
{
    ++m_changes;
    m_draftForm->clearErrors();
    m_result->setStale();
    const base::Result<flow::TokenPreview> preview = m_mint.preview(draft());
    if (preview) {
        m_result->showPreview(*preview);
        return;
    }
    // Somebody who has not come to a variable yet has made no mistake.
    const bool isMissing = preview.error().is(signing::SigningError::VariableMissing);
    const bool isShown = !isMissing && m_draftForm->showError(preview.error(), false);
    m_result->showNoPreview(isShown ? tr("As soon as what stands in red at the left is put right.")
                                    : text::describe(preview.error()));
}

void MintView::mint()
{
    if (!m_isMinting) {
        m_trouble->hide();
        run(this, m_alive);
    }
}

void MintView::refuse(const base::Error &error)
{
    if (!m_keyForm->showError(error) && !m_draftForm->showError(error, true)) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(error), tr("Close"));
    }
}

void MintView::setMinting(bool isMinting)
{
    m_isMinting = isMinting;
    Q_EMIT mintingChanged(isMinting);
}

QCoro::Task<> MintView::run(MintView *view, std::shared_ptr<bool> alive)
{
    const flow::TokenDraft draft = view->draft();
    const QString credentialId = view->m_source->chosen();
    const int changes = view->m_changes;
    const flow::MintDraft &mint = view->m_mint;
    view->setMinting(true);
    base::Result<flow::MintedToken> minted = base::failure(jwt::JwtError::NoneRefused);
    if (draft.fields.algorithm == jwt::JwtAlgorithm::None && !draft.allowNone) {
        // Refused before anything is asked for.
    } else if (credentialId.isEmpty()) {
        auto minting = mint.withKey(draft, view->m_keyForm->key(), view->m_keyForm->passphrase());
        minted = co_await minting;
    } else {
        auto minting = mint.withCredential(draft, credentialId);
        minted = co_await minting;
    }
    if (!*alive) {
        co_return;
    }
    view->setMinting(false);
    if (!minted) {
        view->refuse(minted.error());
        co_return;
    }
    view->m_result->showToken(*minted);
    if (changes != view->m_changes) {
        view->m_result->setStale();
    }
}

} // namespace sealwright::tokens

#include "moc_MintView.cpp"
