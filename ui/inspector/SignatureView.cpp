// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/SignatureView.h"

#include "ui/inspector/StepBody.h"
#include "ui/inspector/StepCard.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sealwright::inspector {

SignatureView::SignatureView(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void SignatureView::clear()
{
    setWidget(new widgets::Surface(theme::Token::Code));
}

void SignatureView::show(const text::SignatureWalk &walk)
{
    auto *page = new widgets::Surface(theme::Token::Code);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kGap);
    if (walk.steps.empty()) {
        layout->addWidget(new widgets::EmptyState(
            theme::Icon::Key, tr("Not signed"),
            tr("This request went out without a credential. Choose one above and send again to see each "
               "step here."),
            {}, page));
    } else {
        auto *card = new StepCard(page);
        for (const text::WalkStep &step : walk.steps) {
            card->addStep(step.title, new StepBody(step));
        }
        layout->addWidget(card);
        if (!walk.remark.isEmpty()) {
            auto *remark = new widgets::HintLabel(walk.remark, page);
            remark->setObjectName(QStringLiteral("remark"));
            layout->addWidget(remark);
        }
    }
    if (!walk.receiverShould.isEmpty()) {
        addList(page, tr("A receiver should"), walk.receiverShould, "advice");
    }
    if (!walk.doubts.isEmpty()) {
        addList(page, tr("Doubtful"), walk.doubts, "doubt");
    }
    layout->addStretch(1);
    setWidget(page);
}

void SignatureView::addList(QWidget *page, const QString &title, const QStringList &sentences,
                            const char *name)
{
    page->layout()->addWidget(new widgets::SectionLabel(title, page));
    auto *card = new widgets::Card(page);
    card->setObjectName(QLatin1String(name) + QStringLiteral("Card"));
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(16, theme::kMargin, 16, theme::kMargin);
    inside->setSpacing(6);
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        auto *row = new QHBoxLayout;
        row->setSpacing(theme::kGap);
        auto *bullet = new widgets::PlainLabel(QStringLiteral("•"), card);
        bullet->setToken(theme::Token::Dim);
        row->addWidget(bullet, 0, Qt::AlignTop);
        auto *sentence = new widgets::PlainLabel(sentences[i], card);
        sentence->setWordWrap(true);
        sentence->setObjectName(QLatin1String(name) + QString::number(i));
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        row->addWidget(sentence, 1);
        inside->addLayout(row);
    }
    page->layout()->addWidget(card);
}

} // namespace sealwright::inspector

#include "moc_SignatureView.cpp"
