// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestLine.h"

#include "app/http/Url.h"
#include "app/text/Describe.h"
#include "ui/composer/VariableRemarks.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icon.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MarkedLineEdit.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace sealwright::composer {
namespace {

constexpr int kMethodFieldWidth = 104;

/// RFC 9110 §9.1: a method is a token; anything else would break the request line.
bool isToken(const QByteArray &method)
{
    return !method.isEmpty() && std::ranges::all_of(method, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

} // namespace

RequestLine::RequestLine(QWidget *parent)
    : QWidget(parent)
    , m_method(new QComboBox)
    , m_url(new widgets::MarkedLineEdit)
    , m_toReceiver(new QToolButton)
    , m_send(new QPushButton(tr("Send")))
    , m_filledUrl(new widgets::ElidedLabel)
    , m_problem(new widgets::PlainLabel)
    , m_refusals(new widgets::PlainLabel)
    , m_notes(new widgets::PlainLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin, 10, theme::kMargin, 10);
    layout->setSpacing(theme::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    layout->addLayout(row);
    auto *below = new QHBoxLayout;
    below->addSpacing(kMethodFieldWidth + theme::kGap); // what is there stands under the URL
    below->addWidget(m_filledUrl, 1);
    layout->addLayout(below);
    for (widgets::PlainLabel *line : {m_problem, m_refusals, m_notes}) {
        line->setFont(theme::smallFont());
        line->setWordWrap(true);
        line->hide();
        layout->addWidget(line);
    }

    widgets::nameControl(m_method, QStringLiteral("method"), tr("Method"), tr("The request's method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->setFont(theme::wireFont());
    m_method->addItems({QStringLiteral("POST"), QStringLiteral("GET"), QStringLiteral("PUT"),
                        QStringLiteral("PATCH"), QStringLiteral("DELETE"), QStringLiteral("HEAD"),
                        QStringLiteral("OPTIONS")});
    m_method->setFixedWidth(kMethodFieldWidth);
    m_method->lineEdit()->setAccessibleName(tr("Method"));
    row->addWidget(m_method);

    widgets::nameControl(m_url, QStringLiteral("url"), tr("URL"), tr("Where the request goes (Ctrl+L)"));
    m_url->setFont(theme::wireFont());
    m_url->setPlaceholderText(QStringLiteral("https://localhost:3000/webhook"));
    row->addWidget(m_url, 1);

    widgets::nameControl(
        m_toReceiver, QStringLiteral("toReceiver"), tr("Send to the built-in receiver"),
        tr("Send to the built-in receiver, wherever it listens; it is started when it is not"));
    m_toReceiver->setIcon(theme::icon(theme::Icon::Receive, theme::Token::Dim, theme::Token::Accent));
    m_toReceiver->setCheckable(true);
    m_toReceiver->setFixedSize(theme::kControlHeight, theme::kControlHeight);
    row->addWidget(m_toReceiver);

    theme::makeAccent(m_send);
    widgets::nameControl(m_send, QStringLiteral("send"), tr("Send"), tr("Send the request (Ctrl+Enter)"));
    m_send->setMinimumWidth(92);
    row->addWidget(m_send);

    m_filledUrl->setObjectName(QStringLiteral("filledUrl"));
    m_filledUrl->setFont(theme::wireFont());
    m_filledUrl->setToken(theme::Token::Dim);
    m_filledUrl->hide();
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setToken(theme::Token::Bad);
    m_refusals->setObjectName(QStringLiteral("variableRefusals"));
    m_refusals->setToken(theme::Token::Bad);
    m_notes->setObjectName(QStringLiteral("variableNotes"));
    m_notes->setToken(theme::Token::Dim);

    connect(m_method->lineEdit(), &QLineEdit::textChanged, this, [this] {
        validate();
        Q_EMIT edited();
    });
    connect(m_url, &QLineEdit::textChanged, this, [this] {
        validate();
        Q_EMIT edited();
    });
    connect(m_url, &QLineEdit::returnPressed, this, &RequestLine::sendWanted);
    connect(m_toReceiver, &QToolButton::toggled, this, [this](bool on) {
        m_url->setEnabled(!on);
        m_url->setPlaceholderText(on ? tr("the built-in receiver")
                                     : QStringLiteral("https://localhost:3000/webhook"));
        if (on) {
            m_url->clear();
        }
        validate();
        Q_EMIT edited();
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_sending) {
            Q_EMIT cancelWanted();
        } else {
            Q_EMIT sendWanted();
        }
    });
}

void RequestLine::setRequest(const QByteArray &method, const QByteArray &url, bool toReceiver)
{
    const QSignalBlocker quiet(this);
    m_method->setEditText(QString::fromUtf8(method));
    m_toReceiver->setChecked(toReceiver);
    m_url->setText(toReceiver ? QString() : QString::fromUtf8(url));
    m_url->setCursorPosition(0);
    validate();
}

QByteArray RequestLine::method() const
{
    return m_method->currentText().trimmed().toUtf8();
}

QByteArray RequestLine::url() const
{
    return toReceiver() ? QByteArray() : m_url->text().trimmed().toUtf8();
}

bool RequestLine::toReceiver() const
{
    return m_toReceiver->isChecked();
}

void RequestLine::setVariables(const RequestVariables &variables)
{
    m_variables = variables;
    m_url->setMarker(variables.marker());
    validate();
}

void RequestLine::showFilledUrl()
{
    const QByteArray typed = url();
    const base::Result<QByteArray> filled = m_variables.filledIn(typed);
    const bool isWorthIt = filled && *filled != typed;
    m_filledUrl->setText(isWorthIt ? QString(QStringLiteral("→ ") % QString::fromUtf8(*filled)) : QString());
    m_filledUrl->setVisible(isWorthIt);
}

void RequestLine::showRemarks(const VariableRemarks &remarks)
{
    m_refusals->setText(remarks.refusals.join(QLatin1Char(' ')));
    m_refusals->setVisible(!remarks.refusals.isEmpty());
    m_notes->setText(remarks.notes.join(QLatin1Char(' ')));
    m_notes->setVisible(!remarks.notes.isEmpty());
}

void RequestLine::setSending(bool sending)
{
    m_sending = sending;
    m_send->setText(sending ? tr("Cancel") : tr("Send"));
    m_send->setAccessibleName(m_send->text());
    widgets::setPlainToolTip(m_send, sending ? tr("Stop waiting for the answer (Esc)")
                                             : tr("Send the request (Ctrl+Enter)"));
}

void RequestLine::focusUrl()
{
    if (toReceiver()) {
        m_send->setFocus(Qt::ShortcutFocusReason); // there is no URL to type
        return;
    }
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

QString RequestLine::problem() const
{
    if (!isToken(method())) {
        return text::describe(
            base::Error(http::HttpError::MethodInvalid, {{"method", m_method->currentText()}}));
    }
    if (toReceiver()) {
        return {};
    }
    const std::optional<QByteArray> sent = m_variables.sentText(m_url->text().toUtf8());
    if (!sent) {
        return {};
    }
    const base::Result<http::Url> parsed = http::Url::parse(*sent);
    return parsed ? QString() : text::describe(parsed.error());
}

void RequestLine::showProblem()
{
    const QString sentence = problem();
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    const bool badMethod = !isToken(method());
    theme::markInvalid(m_method, badMethod);
    theme::markInvalid(m_url, !sentence.isEmpty() && !badMethod);
}

void RequestLine::validate()
{
    showFilledUrl();
    // An empty field is not wrong yet: the user is about to type.
    if (m_url->text().trimmed().isEmpty() && isToken(method())) {
        m_problem->hide();
        m_problem->setText({});
        theme::markInvalid(m_url, false);
        theme::markInvalid(m_method, false);
    } else {
        showProblem();
    }
}

} // namespace sealwright::composer

#include "moc_RequestLine.cpp"
