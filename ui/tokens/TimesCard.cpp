// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/TimesCard.h"

#include "ui/models/Ago.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PartChip.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace sealwright::tokens {
namespace {

QString meaningOf(const QByteArray &claim)
{
    if (claim == "exp") {
        return TimesCard::tr("Expires");
    }
    return claim == "nbf" ? TimesCard::tr("Not valid before") : TimesCard::tr("Issued");
}

} // namespace

TimesCard::TimesCard(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSmallGap);
    auto *title = new QHBoxLayout;
    title->addWidget(new widgets::PartChip(theme::Part::Timestamp, tr("Times")));
    title->addStretch();
    layout->addLayout(title);
    auto *card = new widgets::Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::kMargin, theme::kGap, theme::kMargin, theme::kGap);
    layout->addWidget(card);
    m_lines = new QWidget(card);
    inside->addWidget(m_lines);
    hide();
}

void TimesCard::setTimes(const Times &times, base::TimePoint now)
{
    std::vector<QString> relative;
    for (const auto &[claim, time] : times) {
        relative.push_back(models::fromNow(time, now));
    }
    setVisible(!times.empty());
    if (times == m_times && relative == m_relative) {
        return;
    }
    m_times = times;
    m_relative = std::move(relative);
    auto *lines = new QWidget;
    auto *grid = new QGridLayout(lines);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(2 * theme::kMargin);
    grid->setVerticalSpacing(theme::kSmallGap);
    grid->setColumnStretch(3, 1);
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        const auto &[claim, time] = m_times[i];
        const int row = static_cast<int>(i);
        const QString name = QString::fromLatin1(claim);
        auto *meaning = new widgets::PlainLabel(tr("%1 (%2)").arg(meaningOf(claim), name));
        meaning->setToken(theme::Token::Dim);
        auto *absolute = new widgets::PlainLabel(models::localTime(time));
        absolute->setObjectName(QString(name % QStringLiteral("Time")));
        absolute->setTextInteractionFlags(Qt::TextSelectableByMouse);
        widgets::setPlainToolTip(absolute, models::exactTime(time));
        auto *words = new widgets::PlainLabel(m_relative[i]);
        words->setObjectName(QString(name % QStringLiteral("Relative")));
        words->setFont(theme::boldFont());
        grid->addWidget(meaning, row, 0);
        grid->addWidget(absolute, row, 1);
        grid->addWidget(words, row, 2);
    }
    QWidget *card = m_lines->parentWidget();
    m_lines->hide();
    m_lines->deleteLater();
    m_lines = lines;
    card->layout()->addWidget(m_lines);
    m_lines->show(); // a layout would show it only when the event loop turns
}

} // namespace sealwright::tokens

#include "moc_TimesCard.cpp"
