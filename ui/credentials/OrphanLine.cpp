// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/OrphanLine.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace sealwright::credentials {

OrphanLine::OrphanLine(flow::OrphanedSecrets &orphans, QWidget *parent)
    : QWidget(parent)
    , m_orphans(orphans)
    , m_orphanNote(new widgets::PlainLabel)
    , m_showOrphans(widgets::newButton(QStringLiteral("showOrphans"), tr("Show…"),
                                       tr("Shows them, to erase them or to make credentials of them")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *surface = new widgets::Surface(theme::Token::Panel, Qt::TopEdge);
    auto *row = new QHBoxLayout(surface);
    row->setContentsMargins(theme::kMargin, theme::kSmallGap, theme::kMargin, theme::kSmallGap);
    row->setSpacing(theme::kGap);
    m_orphanNote->setObjectName(QStringLiteral("orphanNote"));
    m_orphanNote->setToken(theme::Token::Dim);
    row->addWidget(m_orphanNote, 1);
    row->addWidget(m_showOrphans);
    layout->addWidget(surface);
    connect(m_showOrphans, &QPushButton::clicked, this, &OrphanLine::showWanted);
    hide();
}

void OrphanLine::look()
{
    lookNow(++m_run);
}

// The flow outlives the window, the line need not: the coroutine looks whether it is still there.

QCoro::Task<> OrphanLine::lookNow(int run)
{
    const QPointer<OrphanLine> self(this);
    auto listing = m_orphans.list(vault::MayUnlock::No);
    base::Result<std::vector<flow::OrphanedSecret>> listed = co_await listing;
    if (!self || run != m_run) {
        co_return;
    }
    // Why it cannot be told is nothing to be bothered with: nobody asked.
    m_found = listed ? *std::move(listed) : std::vector<flow::OrphanedSecret>();
    showFound();
}

void OrphanLine::showFound()
{
    std::size_t secrets = 0;
    for (const flow::OrphanedSecret &orphan : m_found) {
        secrets += orphan.secretSlots.size();
    }
    m_orphanNote->setText(secrets == 1 ? tr("1 secret belongs to no credential")
                                       : tr("%1 secrets belong to no credential").arg(secrets));
    m_showOrphans->setAccessibleDescription(m_orphanNote->text());
    setVisible(secrets > 0);
}

} // namespace sealwright::credentials

#include "moc_OrphanLine.cpp"
