// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/MessagePanel.h"

#include "app/flow/OpenCapture.h"
#include "app/text/Describe.h"
#include "app/text/DescribeCapture.h"
#include "ui/editor/CodeEditor.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

namespace sealwright::checker {
namespace {

constexpr qsizetype kMostNotes = 50;
constexpr int kNotesHeight = 104;

QToolButton *actionButton(const QString &objectName, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setText(text);
    widgets::nameControl(button, objectName, text, toolTip);
    return button;
}

} // namespace

MessagePanel::MessagePanel(QWidget *parent)
    : QWidget(parent)
    , m_messageText(new editor::CodeEditor)
    , m_paste(actionButton(QStringLiteral("paste"), tr("Paste"),
                           tr("Replace the text by what is on the clipboard, byte for byte")))
    , m_open(actionButton(QStringLiteral("open"), tr("Open…"), tr("Read the request from a file")))
    , m_clear(actionButton(QStringLiteral("clear"), tr("Clear"), tr("Start over with an empty text")))
    , m_form(new widgets::Pill)
    , m_understood(new widgets::ElidedLabel)
    , m_facts(new widgets::ElidedLabel)
    , m_readError(new widgets::PlainLabel)
    , m_goToError(widgets::newButton(QStringLiteral("goToError"), tr("Show the place"),
                                     tr("Put the cursor where the text cannot be read")))
    , m_notes(new QScrollArea)
    , m_readSoon(new QTimer(this))
    , m_reading(new CaptureReading(this))
{
    layOut();
    m_readSoon->setSingleShot(true);
    m_readSoon->setInterval(150);
    connect(m_messageText, &editor::CodeEditor::edited, this, [this] {
        m_outcome.reset();
        m_readSoon->start();
    });
    connect(m_readSoon, &QTimer::timeout, this, &MessagePanel::readNow);
    connect(m_reading, &CaptureReading::finished, this, &MessagePanel::take);
    connect(m_paste, &QToolButton::clicked, this, &MessagePanel::paste);
    connect(m_open, &QToolButton::clicked, this, &MessagePanel::openFile);
    connect(m_clear, &QToolButton::clicked, this, &MessagePanel::clear);
    connect(m_goToError, &QPushButton::clicked, this, &MessagePanel::goToError);
    showNothing();
}

void MessagePanel::layOut()
{
    m_messageText->setPlainText();
    widgets::nameControl(m_messageText, QStringLiteral("message"), tr("The request to check"));
    widgets::nameControl(m_understood, QStringLiteral("understood"), tr("What was understood"));
    widgets::nameControl(m_facts, QStringLiteral("facts"), tr("Its headers and body"));
    m_form->setObjectName(QStringLiteral("form"));
    m_facts->setToken(theme::Token::Dim);
    m_readError->setObjectName(QStringLiteral("readError"));
    m_readError->setWordWrap(true);
    m_readError->setToken(theme::Token::Bad);
    m_readError->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    widgets::nameControl(m_notes, QStringLiteral("notes"), tr("What was left out"));
    m_notes->setFrameShape(QFrame::NoFrame);
    m_notes->setWidgetResizable(true);
    m_notes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_notes->setMaximumHeight(kNotesHeight);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *bar = new widgets::Surface(theme::Token::Panel, Qt::BottomEdge);
    bar->setFixedHeight(theme::kBarHeight);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kMargin, 0, theme::kGap, 1);
    row->setSpacing(theme::kSmallGap);
    row->addWidget(new widgets::SectionLabel(tr("Request")), 1);
    row->addWidget(m_paste);
    row->addWidget(m_open);
    row->addWidget(m_clear);
    layout->addWidget(bar);
    layout->addWidget(m_messageText, 1);

    auto *foot = new widgets::Surface(theme::Token::Panel, Qt::TopEdge | Qt::BottomEdge);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(theme::kMargin, theme::kGap + 1, theme::kMargin, theme::kGap + 1);
    column->setSpacing(theme::kSmallGap);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::kGap);
    line->addWidget(m_form);
    line->addWidget(m_understood, 1);
    column->addLayout(line);
    column->addWidget(m_facts);
    column->addWidget(m_readError);
    column->addWidget(m_goToError, 0, Qt::AlignLeft);
    column->addWidget(m_notes);
    layout->addWidget(foot);
    setFocusProxy(m_messageText);
}

void MessagePanel::setMessage(const QByteArray &message)
{
    m_messageText->setBytes(message);
    readNow();
}

QByteArray MessagePanel::message() const
{
    return m_messageText->bytes();
}

void MessagePanel::setUrl(const QByteArray &url)
{
    if (std::exchange(m_url, url) != url) {
        m_outcome.reset();
        m_readSoon->start();
    }
}

bool MessagePanel::isReading() const
{
    return m_readSoon->isActive() || m_reading->isRunning();
}

void MessagePanel::readNow()
{
    m_readSoon->stop();
    m_outcome.reset();
    const QByteArray text = message();
    if (QByteArrayView(text).trimmed().isEmpty()) {
        take(nullptr);
    } else {
        m_reading->start(text, m_url);
    }
}

void MessagePanel::paste()
{
    setMessage(QGuiApplication::clipboard()->text().toUtf8());
    focusMessage();
}

void MessagePanel::openFile()
{
    widgets::Dialogs::openFile(this, tr("Open a request"), [this](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        const base::Result<QByteArray> bytes = flow::openCapture(path);
        if (bytes) {
            setMessage(*bytes);
        } else {
            widgets::Dialogs::tell(this, tr("Not opened"), text::describe(bytes.error()), path);
        }
    });
}

void MessagePanel::clear()
{
    setMessage({});
    focusMessage();
}

void MessagePanel::focusMessage()
{
    m_messageText->setFocus(Qt::OtherFocusReason);
}

void MessagePanel::take(const CaptureReading::Outcome &outcome)
{
    if (m_readSoon->isActive()) {
        return; // of a text that was changed since
    }
    m_outcome = outcome;
    if (!outcome) {
        showNothing();
    } else if (outcome->has_value()) {
        showRequest(**outcome);
    } else {
        showError(outcome->error());
    }
    Q_EMIT read();
}

void MessagePanel::showNothing()
{
    m_form->setWord(widgets::Pill::Tone::Neutral, {});
    m_understood->setText(tr("Paste raw HTTP, curl, a HAR entry or a request document."));
    m_understood->setToken(theme::Token::Dim);
    m_facts->hide();
    m_readError->hide();
    m_goToError->hide();
    showNotes({});
}

void MessagePanel::showRequest(const http::CapturedRequest &captured)
{
    const http::Request &request = captured.request;
    m_form->setWord(widgets::Pill::Tone::Ok, text::word(captured.form));
    m_understood->setToken(theme::Token::Text);
    m_understood->setText(
        QStringLiteral("%1 %2").arg(QString::fromUtf8(request.method), QString::fromUtf8(request.url)));
    const QString headers = request.headers.size() == 1
                                ? tr("1 header")
                                : tr("%1 headers").arg(locale().toString(request.headers.size()));
    m_facts->setText(request.body.isEmpty()
                         ? tr("%1 · no body").arg(headers)
                         : tr("%1 · %2 of body").arg(headers, text::byteCount(request.body.size())));
    m_facts->show();
    m_readError->hide();
    m_goToError->hide();
    QStringList notes;
    if (captured.isSchemeAssumed) {
        notes.append(tr("A raw message does not say whether it came over TLS: http:// is assumed. Give the "
                        "URL below when the sender signed another one."));
    }
    for (const http::CurlFinding &finding : captured.findings) {
        if (notes.size() == kMostNotes) {
            notes.append(
                tr("… and %1 more").arg(static_cast<qsizetype>(captured.findings.size()) - kMostNotes));
            break;
        }
        notes.append(text::describe(finding));
    }
    showNotes(notes);
}

void MessagePanel::showError(const base::Error &error)
{
    m_errorLine = error.fact("line").toInt();
    m_errorColumn = error.fact("column").toInt();
    m_form->setWord(widgets::Pill::Tone::Bad, tr("not readable"));
    m_understood->setText({});
    m_facts->hide();
    m_readError->setText(text::describe(error));
    m_readError->show();
    m_goToError->setVisible(m_errorLine > 0 && m_messageText->view() != editor::CodeEditor::View::Fixed);
    showNotes({});
}

void MessagePanel::showNotes(const QStringList &sentences)
{
    m_notes->setVisible(!sentences.isEmpty());
    if (sentences.isEmpty()) {
        return;
    }
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    for (const QString &sentence : sentences) {
        auto *label = new widgets::HintLabel(sentence, list);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    m_notes->setWidget(list);
    list->setAutoFillBackground(false); // the scroll area would have it filled
    m_notes->viewport()->setAutoFillBackground(false);
    const int width = qMax(m_messageText->width() - 2 * theme::kMargin, 200);
    m_notes->setFixedHeight(qMin(kNotesHeight, layout->heightForWidth(width) + 2));
}

void MessagePanel::goToError()
{
    m_messageText->goTo(m_errorLine, qMax(1, m_errorColumn));
}

} // namespace sealwright::checker

#include "moc_MessagePanel.cpp"
