// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/MigrationDialog.h"

#include "app/flow/DocumentFile.h"
#include "app/text/Describe.h"
#include "app/text/DescribeVapi.h"
#include "ui/migration/PlanView.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>

namespace sealwright::migration {

using widgets::Banner;
using widgets::Dialogs;

MigrationDialog::MigrationDialog(flow::MigrateVapi &migrate, QWidget *parent)
    : QDialog(parent)
    , m_migrate(migrate)
    , m_trouble(new Banner)
    , m_source(new widgets::ElidedLabel)
    , m_open(widgets::newButton(QStringLiteral("open"), tr("Open…"), tr("Read the document from a file")))
    , m_paste(widgets::newButton(QStringLiteral("paste"), tr("Paste"),
                                 tr("Take the document from the clipboard")))
    , m_stack(new QStackedWidget)
    , m_empty(new widgets::EmptyState(
          theme::Icon::File, tr("Open or paste a Vapi document"),
          tr("An assistant, a squad, a tool, a phone number, or a list of them, with secrets inside: "
             "server.secret, serverUrlSecret, headers, or inline credentials. You see what would become of "
             "it before anything is made, and the document itself stays as it is."),
          tr("Open a file…")))
    , m_planView(new PlanView)
    , m_make(widgets::newButton(QStringLiteral("make"), tr("Make the credentials"),
                                tr("Store each secret, then make the credential that holds it")))
    , m_copy(widgets::newButton(QStringLiteral("copyDocument"), tr("Copy the new document"),
                                tr("Put the new document on the clipboard")))
    , m_save(widgets::newButton(QStringLiteral("saveDocument"), tr("Save the new document…"),
                                tr("Write the new document to a file of its own")))
    , m_close(widgets::newButton(QStringLiteral("close"), tr("Close"), tr("Close this window (Esc)")))
{
    setObjectName(QStringLiteral("migrationDialog"));
    setWindowTitle(tr("Migrate a Vapi document"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setAcceptDrops(true);
    layOut();
    connect(m_open, &QPushButton::clicked, this, &MigrationDialog::openFile);
    connect(m_empty, &widgets::EmptyState::actionTriggered, this, &MigrationDialog::openFile);
    connect(m_paste, &QPushButton::clicked, this, &MigrationDialog::paste);
    connect(m_make, &QPushButton::clicked, this, &MigrationDialog::migrate);
    connect(m_copy, &QPushButton::clicked, this, &MigrationDialog::copyDocument);
    connect(m_save, &QPushButton::clicked, this, &MigrationDialog::saveDocument);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_trouble, &Banner::firstTriggered, m_trouble, &QWidget::hide);
    showState();
}

MigrationDialog::~MigrationDialog()
{
    *m_alive = false;
}

void MigrationDialog::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 10, theme::kMargin, 10);
    row->setSpacing(theme::kGap);
    row->addWidget(m_open);
    row->addWidget(m_paste);
    row->addWidget(m_source, 1);
    layout->addWidget(bar);
    layout->addWidget(m_trouble);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    widgets::nameControl(m_source, QStringLiteral("source"), tr("What was opened"));
    m_source->setToken(theme::Token::Dim);
    m_empty->setObjectName(QStringLiteral("emptyMigration"));
    m_planView->setObjectName(QStringLiteral("planView"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_planView);
    layout->addWidget(m_stack, 1);

    auto *foot = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(theme::kMargin, theme::kGap + 2, theme::kMargin, theme::kGap + 2);
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_make);
    theme::makeAccent(m_make);
    layout->addWidget(foot);
    const QSize room = parentWidget() ? parentWidget()->window()->size() : QSize(1280, 800);
    resize((room * 0.95).expandedTo({900, 620}));
}

void MigrationDialog::openFile()
{
    Dialogs::openFile(this, tr("Open a Vapi document"), [this](const QString &path) {
        if (!path.isEmpty()) {
            openPath(path);
        }
    });
}

void MigrationDialog::openPath(const QString &path)
{
    const auto bytes = flow::openDocument(path);
    if (bytes) {
        openDocument(*bytes, path);
    } else {
        showError(bytes.error());
    }
}

void MigrationDialog::paste()
{
    openDocument(QGuiApplication::clipboard()->text().toUtf8());
}

void MigrationDialog::openDocument(const QByteArray &document, const QString &path)
{
    if (m_isBusy) {
        return;
    }
    m_path = path;
    m_plan = {};
    m_newDocument.clear();
    m_trouble->hide();
    m_isBusy = true;
    m_source->setText(path.isEmpty() ? tr("From the clipboard") : QFileInfo(path).fileName());
    showState();
    plan(this, m_alive, document);
}

QCoro::Task<> MigrationDialog::plan(MigrationDialog *dialog, std::shared_ptr<bool> alive, QByteArray document)
{
    auto planning = dialog->m_migrate.plan(std::move(document));
    const base::Result<flow::MigrateVapi::Plan> planned = co_await planning;
    if (!*alive) {
        co_return;
    }
    dialog->m_isBusy = false;
    if (planned) {
        dialog->m_plan = *planned;
        dialog->m_planView->showPlan(**planned);
    } else {
        dialog->m_source->setText({});
        dialog->showError(planned.error());
    }
    dialog->showState();
}

void MigrationDialog::migrate()
{
    if (m_isBusy || !m_plan || m_plan->credentials().empty() || !m_newDocument.isEmpty()) {
        return;
    }
    m_isBusy = true;
    m_trouble->hide();
    showState();
    run(this, m_alive);
}

QCoro::Task<> MigrationDialog::run(MigrationDialog *dialog, std::shared_ptr<bool> alive)
{
    auto running = dialog->m_migrate.run(dialog->m_plan);
    const base::Result<flow::MigratedDocument> migrated = co_await running;
    if (!*alive) {
        co_return;
    }
    dialog->m_isBusy = false;
    if (migrated) {
        dialog->m_newDocument = migrated->document;
        dialog->m_planView->showMade(*dialog->m_plan, *migrated);
        dialog->m_trouble->show(Banner::Tone::Info, text::afterMigration(), tr("Close"));
        Q_EMIT dialog->credentialsMade();
    } else {
        dialog->showError(migrated.error());
    }
    dialog->showState();
}

void MigrationDialog::copyDocument()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_newDocument));
}

void MigrationDialog::saveDocument()
{
    const QString name = m_path.isEmpty()
                             ? QStringLiteral("migrated.json")
                             : QFileInfo(m_path).completeBaseName() + QStringLiteral("-migrated.json");
    Dialogs::saveFile(this, tr("Save the new document"), name, [this](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        const auto saved = flow::saveDocument(path, m_newDocument, m_path);
        if (!saved) {
            showError(saved.error());
        }
    });
}

void MigrationDialog::showError(const base::Error &error)
{
    m_trouble->show(Banner::Tone::Bad, text::describe(error), tr("Close"));
}

void MigrationDialog::showState()
{
    const bool isMade = !m_newDocument.isEmpty();
    const auto count = m_plan ? static_cast<int>(m_plan->credentials().size()) : 0;
    m_stack->setCurrentWidget(m_plan ? static_cast<QWidget *>(m_planView) : m_empty);
    m_open->setEnabled(!m_isBusy);
    m_paste->setEnabled(!m_isBusy);
    m_make->setVisible(!isMade);
    m_make->setEnabled(!m_isBusy && count > 0);
    m_make->setText(m_isBusy && m_plan ? tr("Making…")
                    : count > 1        ? tr("Make %1 credentials").arg(count)
                    : count == 1       ? tr("Make the credential")
                                       : tr("Make the credentials"));
    m_copy->setVisible(isMade);
    m_save->setVisible(isMade);
}

void MigrationDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    const bool isFile = mime->urls().size() == 1 && mime->urls().front().isLocalFile();
    if (isFile || (!mime->hasUrls() && mime->hasText())) {
        event->acceptProposedAction();
    }
}

void MigrationDialog::dropEvent(QDropEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (mime->hasUrls()) {
        openPath(mime->urls().front().toLocalFile());
    } else {
        openDocument(mime->text().toUtf8());
    }
    event->acceptProposedAction();
}

} // namespace sealwright::migration

#include "moc_MigrationDialog.cpp"
