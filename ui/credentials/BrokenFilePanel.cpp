// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/BrokenFilePanel.h"

#include "app/text/Describe.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

namespace sealwright::credentials {

BrokenFilePanel::BrokenFilePanel(QWidget *parent)
    : QWidget(parent)
    , m_brokenReason(new widgets::PlainLabel)
    , m_brokenPath(new widgets::ElidedLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kMargin + 4, theme::kMargin + 4, theme::kMargin + 4, theme::kMargin);
    layout->setSpacing(theme::kMargin);
    layout->addWidget(new widgets::Pill(widgets::Pill::Tone::Bad, tr("broken")), 0, Qt::AlignLeft);
    m_brokenReason->setObjectName(QStringLiteral("brokenReason"));
    m_brokenReason->setWordWrap(true);
    m_brokenReason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_brokenReason);
    m_brokenPath->setObjectName(QStringLiteral("brokenPath"));
    m_brokenPath->setFont(theme::wireFont());
    m_brokenPath->setToken(theme::Token::Dim);
    layout->addWidget(m_brokenPath);
    auto *copy = new QPushButton(tr("Copy path"));
    widgets::nameControl(copy, QStringLiteral("copyPath"), tr("Copy path"),
                         tr("Copies the path of this file"));
    layout->addWidget(copy, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_brokenPath->text()); });
}

void BrokenFilePanel::showFile(const workspace::BrokenFile &file)
{
    m_brokenReason->setText(text::describe(file.error));
    m_brokenPath->setText(file.path);
}

} // namespace sealwright::credentials

#include "moc_BrokenFilePanel.cpp"
