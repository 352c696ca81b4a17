// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CheckDialog.h"

#include "ui/checker/CheckForm.h"
#include "ui/checker/CheckOutcome.h"
#include "ui/checker/MessagePanel.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/VisibleText.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>

namespace sealwright::checker {
namespace {

/// More rows than these scroll: the message is what one looks at.
constexpr int kMostFormHeight = 300;

/// As high as what is in it, up to a limit.
class FormArea final : public QScrollArea
{
public:
    explicit FormArea(QWidget *form)
    {
        setWidget(form);
        form->installEventFilter(this);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        viewport()->setAutoFillBackground(false);
        form->setAutoFillBackground(false);
    }

    QSize sizeHint() const override
    {
        const QSize inside = widget()->sizeHint();
        return {inside.width(), qMin(inside.height(), kMostFormHeight)};
    }

    QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().width(), qMin(widget()->sizeHint().height(), kMostFormHeight)};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
        }
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

CheckDialog::CheckDialog(flow::ExplainRequest &explain, const flow::InspectCredential &inspect,
                         const flow::FindRecipe &recipes, const base::Clock &clock,
                         const models::EnvironmentChoice &environments, QWidget *parent)
    : QDialog(parent)
    , m_explain(explain)
    , m_trouble(new widgets::Banner)
    , m_checkSplitter(new QSplitter(Qt::Horizontal))
    , m_messagePanel(new MessagePanel)
    , m_form(new CheckForm(inspect, recipes, clock, environments))
    , m_check(widgets::newButton(QStringLiteral("check"), tr("Check"),
                                 tr("Verify the request, and find out why when it fails (Ctrl+Enter)")))
    , m_stop(widgets::newButton(QStringLiteral("stop"), tr("Stop"), tr("Stop the check (Esc)")))
    , m_outcome(new CheckOutcome)
{
    setObjectName(QStringLiteral("checkDialog"));
    setWindowTitle(tr("Check a request"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    layOut();
    addShortcuts();
    connect(m_check, &QPushButton::clicked, this, &CheckDialog::check);
    connect(m_stop, &QPushButton::clicked, this, &CheckDialog::stop);
    connect(m_form, &CheckForm::submitted, this, &CheckDialog::check);
    connect(m_form, &CheckForm::urlChanged, this, [this] { m_messagePanel->setUrl(m_form->url()); });
    connect(m_form, &CheckForm::troubled, this, [this](const QString &sentence) {
        m_trouble->show(widgets::Banner::Tone::Warn, sentence, tr("Close"));
    });
    connect(m_trouble, &widgets::Banner::firstTriggered, m_trouble, &QWidget::hide);
    connect(m_messagePanel, &MessagePanel::read, this, [this] {
        if (std::exchange(m_isCheckWanted, false)) {
            checkWhenRead();
        }
        showState();
    });
    showState();
}

CheckDialog::~CheckDialog()
{
    *m_alive = false;
    stop();
}

void CheckDialog::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_trouble);
    layout->addWidget(m_checkSplitter, 1);

    auto *left = new widgets::Surface(theme::Token::Panel);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_messagePanel, 1);
    auto *padded = new QVBoxLayout;
    padded->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, 0);
    padded->addWidget(new FormArea(m_form));
    column->addLayout(padded);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kMargin);
    row->addStretch(1);
    row->addWidget(m_stop);
    row->addWidget(m_check);
    column->addLayout(row);
    theme::makeAccent(m_check);
    m_check->setDefault(true);

    m_checkSplitter->setObjectName(QStringLiteral("checkSplitter"));
    m_checkSplitter->setChildrenCollapsible(false);
    m_checkSplitter->addWidget(left);
    m_checkSplitter->addWidget(m_outcome);
    m_checkSplitter->setStretchFactor(0, 2);
    m_checkSplitter->setStretchFactor(1, 3);
    m_checkSplitter->setSizes({460, 740});
    left->setMinimumWidth(360);
    m_outcome->setMinimumWidth(360);
    m_trouble->setObjectName(QStringLiteral("trouble"));
    m_messagePanel->setObjectName(QStringLiteral("messagePanel"));
    m_form->setObjectName(QStringLiteral("checkForm"));
    m_outcome->setObjectName(QStringLiteral("outcome"));
    const QSize room = parentWidget() ? parentWidget()->window()->size() : QSize(1280, 800);
    resize((room * 0.95).expandedTo({900, 620}));
}

void CheckDialog::addShortcuts()
{
    auto *action = new QAction(tr("Check"), this);
    action->setObjectName(QStringLiteral("checkAction"));
    action->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    connect(action, &QAction::triggered, this, &CheckDialog::check);
    addAction(action);
}

void CheckDialog::openWith(const CheckSubject &subject)
{
    stop();
    m_form->reload();
    if (!subject.message.isEmpty()) {
        m_form->setUrl(subject.url);
        m_form->setAsOf(subject.asOf);
        m_form->chooseCredential(subject.credentialId);
        m_messagePanel->setMessage(subject.message);
        m_outcome->showNothing();
        m_trouble->hide();
    }
    if (subject.isRedacted) {
        m_trouble->show(widgets::Banner::Tone::Warn,
                        tr("A secret of the environment stood in this body and was replaced, so neither its "
                           "length nor its "
                           "signature fits any more. Receive judged the bytes that came."),
                        tr("Close"));
    }
    show();
    raise();
    activateWindow();
    m_messagePanel->focusMessage();
}

void CheckDialog::reloadCredentials()
{
    m_form->reload();
}

void CheckDialog::check()
{
    if (m_isRunning) {
        return;
    }
    m_messagePanel->readNow();
    if (m_messagePanel->isReading()) {
        m_isCheckWanted = true;
        showState();
    } else {
        checkWhenRead();
    }
}

void CheckDialog::checkWhenRead()
{
    const CaptureReading::Outcome outcome = m_messagePanel->outcome();
    if (!outcome || !outcome->has_value()) {
        m_messagePanel->focusMessage();
        return;
    }
    if (auto question = m_form->question()) {
        begin((*outcome)->request, std::move(*question));
    }
}

void CheckDialog::begin(http::Request request, CheckQuestion question)
{
    m_isRunning = true;
    m_cancel.emplace();
    m_trouble->hide();
    m_outcome->showRunning();
    showState();
    run(this, m_alive, std::move(request), std::make_shared<CheckQuestion>(std::move(question)),
        m_cancel->cancellation());
}

QCoro::Task<> CheckDialog::run(CheckDialog *dialog, std::shared_ptr<bool> alive, http::Request request,
                               std::shared_ptr<CheckQuestion> question, base::Cancellation cancellation)
{
    const auto secrets =
        question->isCredential ? CheckOutcome::Secrets::OfCredential : CheckOutcome::Secrets::Given;
    auto explaining = dialog->m_explain.run(std::move(request), std::move(question->authentication),
                                            std::move(question->options), cancellation);
    const base::Result<flow::Explained> explained = co_await explaining;
    if (!*alive || cancellation.isRequested()) {
        co_return; // stopped: that is shown already, or another check runs by now
    }
    dialog->m_isRunning = false;
    if (explained) {
        dialog->m_outcome->show(*explained, secrets);
    } else {
        dialog->m_outcome->showError(explained.error());
        dialog->m_form->tellProblem(explained.error());
    }
    dialog->showState();
}

void CheckDialog::stop()
{
    m_isCheckWanted = false;
    if (std::exchange(m_isRunning, false)) {
        m_cancel->request();
        if (*m_alive) {
            m_outcome->showStopped();
        }
    }
    if (*m_alive) {
        showState();
    }
}

void CheckDialog::reject()
{
    if (m_isRunning || m_isCheckWanted) {
        stop();
    } else {
        QDialog::reject();
    }
}

void CheckDialog::showState()
{
    const bool isBusy = m_isRunning || m_isCheckWanted;
    m_check->setEnabled(!isBusy);
    m_stop->setVisible(isBusy);
}

} // namespace sealwright::checker

#include "moc_CheckDialog.cpp"
