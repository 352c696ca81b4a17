// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/OrphansDialog.h"

#include "app/text/Describe.h"
#include "app/text/DescribeOrphan.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace sealwright::credentials {
namespace {

using flow::OrphanedSecret;
using flow::OrphanedSecrets;
using widgets::Dialogs;

QString slotNames(const OrphanedSecret &orphan)
{
    const QStringList names(orphan.secretSlots.begin(), orphan.secretSlots.end());
    return widgets::visibleText(names.join(QLatin1String(", ")));
}

QString ownerText(const OrphanedSecret &orphan)
{
    return workspace::isEnvironmentId(orphan.ownerId)
               ? OrphansDialog::tr("%1 (environment)").arg(orphan.ownerId)
               : orphan.ownerId;
}

QString workspacesOf(const OrphanedSecret &orphan)
{
    if (orphan.mayBelongTo.empty()) {
        return OrphansDialog::tr("no known workspace");
    }
    QStringList folders;
    for (const flow::MayBelong &one : orphan.mayBelongTo) {
        folders.append(widgets::visibleText(one.workspaceFolder));
    }
    return folders.join(QLatin1String(", "));
}

} // namespace

OrphansDialog::OrphansDialog(flow::OrphanedSecrets &orphans, std::vector<OrphanedSecret> found,
                             QWidget *parent)
    : QDialog(parent)
    , m_orphans(orphans)
    , m_found(std::move(found))
    , m_orphanTrouble(new widgets::Banner)
    , m_orphanTable(new QTreeWidget)
    , m_orphanDoubts(new widgets::PlainLabel)
    , m_adoptKind(new QComboBox)
    , m_adoptSlot(new QComboBox)
    , m_adoptOrphan(widgets::newButton(QStringLiteral("adoptOrphan"), tr("Make a credential of it…"),
                                       tr("Opens a new credential that has this secret already")))
    , m_eraseOrphan(widgets::newButton(QStringLiteral("eraseOrphan"), tr("Erase…"),
                                       tr("Erases its secrets, once you said that you mean it")))
    , m_closeOrphans(
          widgets::newButton(QStringLiteral("closeOrphans"), tr("Close"), tr("Close this window (Esc)")))
{
    setObjectName(QStringLiteral("orphansDialog"));
    setWindowTitle(tr("Secrets without an owner"));
    setWindowModality(Qt::WindowModal);
    const std::pair<QString, credential::Kind> kinds[] = {
        {tr("Bearer token"), credential::Kind::Bearer},
        {tr("User name and password"), credential::Kind::Basic},
        {tr("API key"), credential::Kind::ApiKey},
        {tr("HMAC signature"), credential::Kind::Hmac},
        {tr("JSON Web Token"), credential::Kind::Jwt},
        {tr("OAuth 2.0 client credentials"), credential::Kind::OAuth2},
        {tr("Client certificate"), credential::Kind::Mtls},
    };
    for (const auto &[name, kind] : kinds) {
        m_adoptKind->addItem(name, static_cast<int>(kind));
    }
    layOut();
    connect(m_orphanTable, &QTreeWidget::currentItemChanged, this, &OrphansDialog::showChosen);
    connect(m_eraseOrphan, &QPushButton::clicked, this, &OrphansDialog::askToErase);
    connect(m_adoptOrphan, &QPushButton::clicked, this, &OrphansDialog::askToAdopt);
    connect(m_closeOrphans, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_orphanTrouble, &widgets::Banner::firstTriggered, m_orphanTrouble, &QWidget::hide);
    fill();
}

void OrphansDialog::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_orphanTrouble->setObjectName(QStringLiteral("orphanTrouble"));
    layout->addWidget(m_orphanTrouble);

    auto *body = new QVBoxLayout;
    body->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    body->setSpacing(theme::kGap);
    auto *what = new widgets::PlainLabel(
        tr("These secrets belong to no credential and no environment of the workspaces that are known here. "
           "Another branch may still need them, or a workspace that was never opened on this computer."));
    what->setObjectName(QStringLiteral("orphansExplained"));
    what->setWordWrap(true);
    body->addWidget(what);
    widgets::nameControl(m_orphanTable, QStringLiteral("orphanTable"), tr("Secrets without an owner"));
    m_orphanTable->setHeaderLabels({tr("Kept for"), tr("Secrets"), tr("May belong to")});
    m_orphanTable->setRootIsDecorated(false);
    m_orphanTable->setUniformRowHeights(true);
    m_orphanTable->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    body->addWidget(m_orphanTable, 1);
    m_orphanDoubts->setObjectName(QStringLiteral("orphanDoubts"));
    m_orphanDoubts->setToken(theme::Token::Warn);
    m_orphanDoubts->setWordWrap(true);
    body->addWidget(m_orphanDoubts);
    auto *adopting = new QHBoxLayout;
    adopting->setSpacing(theme::kGap);
    widgets::nameControl(m_adoptKind, QStringLiteral("adoptKind"), tr("Kind of the credential"),
                         tr("What the new credential is to be"));
    widgets::nameControl(m_adoptSlot, QStringLiteral("adoptSlot"), tr("Which secret"),
                         tr("Which of its secrets the new credential is to have"));
    adopting->addWidget(m_adoptOrphan);
    adopting->addWidget(m_adoptKind);
    adopting->addWidget(m_adoptSlot);
    adopting->addStretch(1);
    body->addLayout(adopting);
    layout->addLayout(body, 1);

    auto *foot = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(m_eraseOrphan);
    buttons->addStretch(1);
    buttons->addWidget(m_closeOrphans);
    layout->addWidget(foot);
    for (QPushButton *button : {m_adoptOrphan, m_eraseOrphan, m_closeOrphans}) {
        button->setAutoDefault(false);
    }
    resize(720, 420);
}

void OrphansDialog::fill()
{
    m_orphanTable->clear();
    for (const OrphanedSecret &orphan : m_found) {
        auto *item =
            new QTreeWidgetItem(m_orphanTable, {ownerText(orphan), slotNames(orphan), workspacesOf(orphan)});
        for (int column = 0; column < m_orphanTable->columnCount(); ++column) {
            item->setToolTip(column, widgets::plainToolTip(item->text(column)));
        }
    }
    if (!m_found.empty()) {
        m_orphanTable->setCurrentItem(m_orphanTable->topLevelItem(0));
    }
    showChosen();
}

const OrphanedSecret *OrphansDialog::chosen() const
{
    const int row = m_orphanTable->indexOfTopLevelItem(m_orphanTable->currentItem());
    return row < 0 || static_cast<std::size_t>(row) >= m_found.size()
               ? nullptr
               : &m_found[static_cast<std::size_t>(row)];
}

void OrphansDialog::showChosen()
{
    const OrphanedSecret *orphan = chosen();
    const QString doubts = orphan != nullptr ? text::doubtsAbout(*orphan) : QString();
    m_orphanDoubts->setText(doubts);
    m_orphanDoubts->setVisible(!doubts.isEmpty());
    const std::vector<QString> current = orphan != nullptr ? orphan->currentSlots() : std::vector<QString>();
    m_eraseOrphan->setEnabled(orphan != nullptr && !m_isBusy);
    for (QWidget *control : {static_cast<QWidget *>(m_adoptOrphan), static_cast<QWidget *>(m_adoptKind),
                             static_cast<QWidget *>(m_adoptSlot)}) {
        control->setEnabled(!current.empty() && !m_isBusy);
    }
    if (orphan == nullptr) {
        m_adoptSlot->hide();
        return;
    }
    m_adoptKind->setCurrentIndex(
        std::max(0, m_adoptKind->findData(static_cast<int>(flow::likelyKind(*orphan)))));
    m_adoptSlot->clear();
    for (const QString &slot : current) {
        m_adoptSlot->addItem(widgets::visibleText(slot), slot);
    }
    // A credential's slots say themselves which is which; the variables of an environment do not.
    m_adoptSlot->setVisible(current.size() > 1 && workspace::isEnvironmentId(orphan->ownerId));
}

void OrphansDialog::askToErase()
{
    const OrphanedSecret *orphan = chosen();
    if (orphan == nullptr || m_isBusy) {
        return;
    }
    Dialogs::Question question;
    question.title = tr("Erase the secrets of %1?").arg(orphan->ownerId);
    const QString doubts = text::doubtsAbout(*orphan);
    question.sentence = tr("This cannot be undone, and another workspace may need them.");
    if (!doubts.isEmpty()) {
        question.sentence.append(QLatin1Char(' ')).append(doubts);
    }
    question.detail = slotNames(*orphan);
    question.accept = tr("Erase");
    question.danger = Dialogs::Danger::Yes;
    const QPointer<OrphansDialog> self(this);
    Dialogs::ask(this, question, [self, ownerId = orphan->ownerId](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            self->erase(ownerId);
        }
    });
}

void OrphansDialog::askToAdopt()
{
    const OrphanedSecret *orphan = chosen();
    if (orphan == nullptr || m_isBusy) {
        return;
    }
    const auto kind = static_cast<credential::Kind>(m_adoptKind->currentData().toInt());
    const QString slot = m_adoptSlot->isVisible() ? m_adoptSlot->currentData().toString() : QString();
    const QPointer<OrphansDialog> self(this);
    const auto goOn = [self, wanted = *orphan, kind, slot] {
        Q_EMIT self->adoptWanted(wanted, kind, slot);
        if (self) {
            self->accept();
        }
    };
    const QString doubts = text::doubtsAbout(*orphan);
    if (doubts.isEmpty()) {
        goOn();
        return;
    }
    Dialogs::Question question;
    question.title = tr("Make a credential of it all the same?");
    question.sentence = tr("Only the new credential has the secret then. %1").arg(doubts);
    question.accept = tr("Go on");
    Dialogs::ask(this, question, [self, goOn](Dialogs::Answer answer) {
        if (self && answer == Dialogs::Answer::Accept) {
            goOn();
        }
    });
}

// The flow outlives the window, the dialog need not: each coroutine looks whether it is still there.

QCoro::Task<> OrphansDialog::erase(QString ownerId)
{
    const QPointer<OrphansDialog> self(this);
    m_isBusy = true;
    m_orphanTrouble->hide();
    showChosen();
    // The doubts were shown, and the user said yes.
    auto erasing = m_orphans.erase(ownerId, OrphanedSecrets::WhenDoubtful::GoOn);
    const base::Result<void> erased = co_await erasing;
    if (!self) {
        co_return;
    }
    m_isBusy = false;
    if (!erased) {
        m_orphanTrouble->show(widgets::Banner::Tone::Bad, text::describe(erased.error()), tr("Close"));
    }
    Q_EMIT changed();
    auto looking = lookAgain();
    co_await looking;
}

QCoro::Task<> OrphansDialog::lookAgain()
{
    const QPointer<OrphansDialog> self(this);
    auto listing = m_orphans.list(vault::MayUnlock::No);
    base::Result<std::vector<OrphanedSecret>> listed = co_await listing;
    if (!self) {
        co_return;
    }
    if (listed) {
        m_found = *std::move(listed);
    }
    fill();
}

} // namespace sealwright::credentials

#include "moc_OrphansDialog.cpp"
