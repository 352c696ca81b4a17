// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/BodyLintButton.h"

#include "app/text/DescribeExplanation.h"
#include "ui/theme/Icon.h"
#include "ui/widgets/VisibleText.h"

#include <QMenu>

#include <algorithm>

namespace sealwright::composer {

BodyLintButton::BodyLintButton(QWidget *parent)
    : QToolButton(parent)
    , m_findings(new QMenu(this))
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(theme::icon(theme::Icon::Info));
    // Not `setMenu`: its little arrow would claim more than a remark is worth.
    connect(this, &QToolButton::clicked, this,
            [this] { m_findings->popup(mapToGlobal(QPoint(0, height() + 2))); });
    m_findings->setObjectName(QStringLiteral("bodyFindings"));
    m_findings->setToolTipsVisible(true);
    setVisible(false);
}

void BodyLintButton::show(const std::vector<explain::BodyFinding> &findings)
{
    m_findings->clear();
    setVisible(!findings.empty());
    if (findings.empty()) {
        return;
    }
    const QString tip =
        findings.size() == 1
            ? tr("1 remark: a receiver that parses the body and writes it again would see other bytes")
            : tr("%1 remarks: a receiver that parses the body and writes it again would see other bytes")
                  .arg(findings.size());
    setText(findings.size() == 1 ? tr("1 remark") : tr("%1 remarks").arg(findings.size()));
    setAccessibleName(tip);
    widgets::setPlainToolTip(this, tip);
    m_findings->addSection(tr("Would not survive parsing and writing"));
    for (const explain::BodyFinding &finding : findings) {
        QAction *action = m_findings->addAction(
            widgets::visibleText(text::describe(finding)).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setObjectName(QString::fromLatin1("finding_" + nameOf(finding.oddity)));
        action->setToolTip(tr("Goes to the first one"));
        connect(action, &QAction::triggered, this,
                [this, offset = finding.offset] { Q_EMIT offsetWanted(offset); });
    }
    m_findings->addSection(tr("Does the receiver mind?"));
    QAction *send = m_findings->addAction(tr("Send both twins"), this, &BodyLintButton::sendTwinsWanted);
    send->setObjectName(QStringLiteral("sendTwins"));
    send->setToolTip(tr("Sends the body in its canonical form and in an odd one, each signed rightly"));
    QAction *make = m_findings->addAction(tr("Make both twins"), this, &BodyLintButton::makeTwinsWanted);
    make->setObjectName(QStringLiteral("makeTwins"));
    make->setToolTip(tr("Two requests with the same meaning: one as JavaScript would write it, one as nobody "
                        "would"));
    const bool hasTwins = std::ranges::none_of(findings, [](const explain::BodyFinding &finding) {
        return finding.oddity == explain::BodyOddity::DuplicateMember;
    });
    send->setEnabled(hasTwins);
    make->setEnabled(hasTwins);
}

} // namespace sealwright::composer

#include "moc_BodyLintButton.cpp"
