// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/SendPage.h"

#include "app/flow/InspectCredential.h"
#include "app/text/Describe.h"
#include "app/vapi/EventTemplates.h"
#include "ui/composer/CredentialBar.h"
#include "ui/composer/RequestEditor.h"
#include "ui/composer/RequestLine.h"
#include "ui/composer/RequestSidebar.h"
#include "ui/inspector/ExchangeInspector.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Dialogs.h"

#include <QApplication>
#include <QBoxLayout>
#include <QShortcut>
#include <QSplitter>

namespace sealwright::composer {
namespace {

constexpr qsizetype kVapiPrefix = 5; ///< of `vapi/`
constexpr int kRemarkDelayMs = 120;

} // namespace

SendPage::SendPage(flow::SendRequest &send, flow::SendTwins &twins, flow::KeepRequest &keep,
                   const flow::InspectCredential &inspect, const flow::FindRecipe &recipes,
                   models::EnvironmentChoice &environments, ReceiverUrl receiverUrl, QWidget *parent)
    : QWidget(parent)
    , m_send(send)
    , m_twins(twins)
    , m_keep(keep)
    , m_environments(environments)
    , m_receiverUrl(std::move(receiverUrl))
    , m_escape(new QShortcut(Qt::Key_Escape, this))
    , m_sendSplitter(new QSplitter(Qt::Horizontal))
    , m_exchangeSplitter(new QSplitter(Qt::Horizontal))
    , m_sidebar(new RequestSidebar)
    , m_line(new RequestLine)
    , m_bar(new CredentialBar(inspect, recipes, environments))
    , m_trouble(new widgets::Banner)
    , m_request(new RequestEditor)
    , m_inspector(new inspector::ExchangeInspector)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sendSplitter);

    auto *main = new QWidget;
    auto *mainLayout = new QVBoxLayout(main);
    mainLayout->setContentsMargins(0, 0, 0, 0);
    mainLayout->setSpacing(0);
    for (QWidget *line : {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_bar)}) {
        auto *surface = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
        auto *inner = new QVBoxLayout(surface);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->addWidget(line);
        mainLayout->addWidget(surface);
    }
    mainLayout->addWidget(m_trouble);
    mainLayout->addWidget(m_exchangeSplitter, 1);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_sidebar->setObjectName(QStringLiteral("sidebar"));
    m_inspector->setObjectName(QStringLiteral("inspector"));

    m_sendSplitter->setObjectName(QStringLiteral("sendSplitter"));
    m_sendSplitter->setChildrenCollapsible(false);
    m_sendSplitter->addWidget(m_sidebar);
    m_sendSplitter->addWidget(main);
    m_sendSplitter->setStretchFactor(1, 1);
    m_sendSplitter->setSizes({214, 990});
    m_sidebar->setMinimumWidth(150);
    m_exchangeSplitter->setObjectName(QStringLiteral("exchangeSplitter"));
    m_exchangeSplitter->setChildrenCollapsible(false);
    m_exchangeSplitter->addWidget(m_request);
    m_exchangeSplitter->addWidget(m_inspector);
    m_exchangeSplitter->setSizes({470, 520});
    m_request->setMinimumWidth(280);
    m_inspector->setMinimumWidth(280);

    connect(m_line, &RequestLine::edited, this, &SendPage::noteEdit);
    connect(m_line, &RequestLine::sendWanted, this, &SendPage::send);
    connect(m_line, &RequestLine::cancelWanted, this, &SendPage::cancel);
    connect(m_bar, &CredentialBar::credentialChosen, this, &SendPage::noteEdit);
    connect(m_bar, &CredentialBar::hintShown, this, [this] { m_request->setBodySigned(m_bar->signsBody()); });
    connect(m_bar, &CredentialBar::templateChosen, this, &SendPage::useTemplate);
    connect(m_bar, &CredentialBar::manageEnvironmentsWanted, this, &SendPage::manageEnvironmentsWanted);
    connect(m_bar, &CredentialBar::troubled, this, [this](const QString &sentence) {
        m_trouble->show(widgets::Banner::Tone::Warn, sentence, tr("Close"));
    });
    connect(m_trouble, &widgets::Banner::firstTriggered, m_trouble, &QWidget::hide);
    connect(m_request, &RequestEditor::edited, this, &SendPage::noteEdit);
    connect(m_request, &RequestEditor::sendTwinsWanted, this, &SendPage::sendTwins);
    connect(m_request, &RequestEditor::makeTwinsWanted, this, &SendPage::makeTwins);
    connect(m_sidebar, &RequestSidebar::chosen, this, &SendPage::open);
    connect(m_sidebar, &RequestSidebar::newWanted, this, &SendPage::newRequest);
    connect(m_sidebar, &RequestSidebar::duplicateWanted, this, &SendPage::duplicateRequest);
    connect(m_sidebar, &RequestSidebar::saveWanted, this, &SendPage::saveRequest);
    connect(m_sidebar, &RequestSidebar::renameWanted, this, &SendPage::renameRequest);
    connect(m_sidebar, &RequestSidebar::removeWanted, this, &SendPage::removeRequest);
    connect(m_sidebar, &RequestSidebar::brokenChosen, this,
            [this](const QString &sentence, const QString &path) {
                widgets::Dialogs::tell(this, tr("This file cannot be read"), sentence, path);
            });
    // From wherever the focus is; what closes by Esc itself (a list, a dialog, the search) goes first.
    // Without a request under way the key is everybody's.
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, [this] {
        if (!std::exchange(m_escapeClosesPopup, false)) {
            cancel();
        }
    });
    m_remarkSoon.setSingleShot(true);
    m_remarkSoon.setInterval(kRemarkDelayMs);
    connect(&m_remarkSoon, &QTimer::timeout, this, &SendPage::remarkOnVariables);
    connect(&m_environments, &models::EnvironmentChoice::changed, this, &SendPage::takeEnvironment);
    takeEnvironment();
    m_inspector->showNothing();
}

SendPage::~SendPage()
{
    *m_alive = false;
    if (m_cancel) {
        m_cancel->request();
    }
}

void SendPage::reload()
{
    m_environments.reload();
    reloadCredentials();
    auto listing = m_keep.list();
    const bool isRead = listing.has_value();
    if (!listing) {
        m_trouble->show(widgets::Banner::Tone::Bad, text::describe(listing.error()), tr("Close"));
        m_drafts.setSaved({});
        m_broken.clear();
    } else {
        m_drafts.setSaved(std::move(listing->items));
        m_broken = std::move(listing->broken);
    }
    if (isRead) {
        bringBackDrafts();
    }
    refreshSidebar();
    if (m_drafts.find(m_currentKey)) {
        return;
    }
    const std::vector<DraftEntry> entries = m_drafts.entries();
    if (!entries.empty()) {
        open(entries.front().key);
        m_sidebar->select(m_currentKey);
    } else {
        // Something to type into at once; it becomes a line of the side bar when it is changed.
        open({});
    }
}

void SendPage::reloadCredentials()
{
    m_bar->reload();
}

void SendPage::refreshSidebar()
{
    keepDraftsSoon();
    m_sidebar->setEntries(m_drafts.entries(), m_broken);
    m_sidebar->select(m_currentKey);
}

void SendPage::open(const QString &key)
{
    const workspace::SavedRequest *found = m_drafts.find(key);
    m_currentKey = found ? key : QString();
    m_current = found ? *found : workspace::SavedRequest();
    m_loading = true;
    m_line->setRequest(m_current.method, m_current.url, m_current.toReceiver);
    m_bar->setCredentials(m_current);
    m_bar->setTemplate(m_current.templateId);
    m_request->setHeaders(m_current.headers);
    m_request->setBody(m_current.body);
    m_loading = false;
    remarkOnVariables();
    if (!isSending()) {
        m_inspector->showNothing();
    }
}

workspace::SavedRequest SendPage::composed() const
{
    workspace::SavedRequest request = m_current;
    request.method = m_line->method();
    request.url = m_line->url();
    request.toReceiver = m_line->toReceiver();
    request.headers = m_request->headers();
    request.body = m_request->body();
    m_bar->putCredentials(request);
    return request;
}

void SendPage::noteEdit()
{
    if (m_loading) {
        return;
    }
    m_remarkSoon.start();
    keepDraftsSoon();
    m_current = composed();
    if (m_currentKey.isEmpty()) {
        m_currentKey = m_drafts.add(m_current);
        refreshSidebar();
        return;
    }
    const bool wasUnsaved = m_drafts.isUnsaved(m_currentKey);
    m_drafts.change(m_currentKey, m_current);
    const bool unsaved = m_drafts.isUnsaved(m_currentKey);
    if (unsaved != wasUnsaved || unsaved) {
        m_sidebar->updateEntry({m_currentKey, m_current, unsaved});
    }
}

void SendPage::send()
{
    if (isSending()) {
        return;
    }
    if (!m_line->problem().isEmpty()) {
        m_line->showProblem();
        m_line->focusUrl();
        return;
    }
    if (!m_request->problem().isEmpty()) {
        m_request->showHeaders();
        return;
    }
    beginSending();
    run(this, m_alive);
}

void SendPage::beginSending()
{
    m_cancel.emplace();
    m_line->setSending(true);
    m_escape->setEnabled(true);
    m_escapeClosesPopup = false;
    qApp->installEventFilter(this);
    m_inspector->showSending();
}

void SendPage::endSending()
{
    m_cancel.reset();
    m_line->setSending(false);
    m_escape->setEnabled(false);
    qApp->removeEventFilter(this);
}

bool SendPage::eventFilter(QObject *watched, QEvent *event)
{
    // An open list closes by Esc before the shortcut is asked: that press was meant for the list alone.
    if (event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget()) {
        m_escapeClosesPopup = true;
    } else if (event->type() == QEvent::KeyRelease) {
        m_escapeClosesPopup = false;
    }
    return QWidget::eventFilter(watched, event);
}

void SendPage::cancel()
{
    if (m_cancel) {
        m_cancel->request();
    }
}

QCoro::Task<> SendPage::run(SendPage *page, std::shared_ptr<bool> alive)
{
    const workspace::SavedRequest composed = page->composed();
    const QString credentialId = page->credentialOf(composed);
    const base::Cancellation cancellation = page->m_cancel->cancellation();
    flow::SendOrder order;
    order.request.method = composed.method;
    order.request.url = composed.url;
    order.request.headers = composed.enabledHeaders();
    order.request.body = composed.body;
    order.savedRequest = composed.slug.isEmpty() ? QString() : composed.path();
    order.environment = page->m_environments.chosenId();
    if (!credentialId.isEmpty()) {
        order.authentication = flow::WithCredential{credentialId};
    }
    std::optional<base::Error> failed;
    if (composed.toReceiver) {
        const base::Result<QString> url = co_await page->m_receiverUrl(credentialId);
        if (!*alive) {
            co_return;
        }
        if (url) {
            order.request.url = url->toUtf8();
        } else {
            failed = url.error();
        }
    }
    if (!failed) {
        const base::Result<flow::SentExchange> sent =
            co_await page->m_send.run(std::move(order), cancellation);
        if (!*alive) {
            co_return;
        }
        if (sent) {
            page->m_inspector->show(*sent);
        } else {
            failed = sent.error();
        }
    }
    page->endSending();
    if (failed) {
        page->m_inspector->showFailure(*failed);
    }
}

void SendPage::useTemplate(const QString &id)
{
    const QByteArray body = m_request->body();
    const base::Result<QByteArray> came = m_current.templateId.isEmpty()
                                              ? base::Result<QByteArray>(QByteArray())
                                              : vapi::eventBody(m_current.templateId.mid(kVapiPrefix));
    const bool isUntouched = body.trimmed().isEmpty() || (came && body == *came);
    if (id.isEmpty() || isUntouched) {
        fillFromTemplate(id);
        return;
    }
    widgets::Dialogs::ask(this,
                          {.title = tr("Replace the body?"),
                           .sentence = tr("The body was edited. The template takes its place."),
                           .detail = {},
                           .accept = tr("Replace"),
                           .other = {},
                           .danger = widgets::Dialogs::Danger::Yes},
                          [this, id](widgets::Dialogs::Answer answer) {
                              if (answer == widgets::Dialogs::Answer::Accept) {
                                  fillFromTemplate(id);
                              } else {
                                  m_bar->setTemplate(m_current.templateId);
                              }
                          });
}

void SendPage::fillFromTemplate(const QString &id)
{
    if (!id.isEmpty()) {
        const base::Result<QByteArray> body = vapi::eventBody(id.mid(kVapiPrefix));
        if (!body) {
            m_trouble->show(widgets::Banner::Tone::Bad, text::describe(body.error()), tr("Close"));
            m_bar->setTemplate(m_current.templateId);
            return;
        }
        m_request->setBody(*body);
    }
    m_current.templateId = id;
    noteEdit();
}

void SendPage::focusUrl()
{
    m_line->focusUrl();
}

void SendPage::focusBody()
{
    m_request->focusBody();
}

void SendPage::toggleSidebar()
{
    m_sidebar->setVisible(!m_sidebar->isVisible());
}

} // namespace sealwright::composer

#include "moc_SendPage.cpp"
