// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/AlgorithmChecks.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace sealwright::tokens {
namespace {

constexpr int kInARow = 4;

} // namespace

AlgorithmChecks::AlgorithmChecks(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_none(
          new widgets::HintLabel(tr("Those that fit the key appear here, for you to choose from. The token "
                                    "is never asked.")))
{
    m_grid->setContentsMargins(0, 6, 0, 2);
    m_grid->setHorizontalSpacing(theme::kMargin);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(kInARow, 1);
    m_none->setObjectName(QStringLiteral("noAlgorithms"));
    m_grid->addWidget(m_none, 0, 0, 1, kInARow + 1);
    for (const jwt::JwtAlgorithm algorithm : jwt::signingAlgorithms()) {
        const QString name = QString::fromLatin1(jwt::nameOf(algorithm));
        auto *box = new QCheckBox(name, this);
        widgets::nameControl(box, QStringLiteral("accept") + name, tr("Accept %1").arg(name));
        box->hide();
        connect(box, &QCheckBox::toggled, this, &AlgorithmChecks::changed);
        m_boxes.emplace_back(algorithm, box);
    }
}

void AlgorithmChecks::offer(const std::vector<jwt::JwtAlgorithm> &algorithms)
{
    int shown = 0;
    for (const auto &[algorithm, box] : m_boxes) {
        const bool fits = std::ranges::find(algorithms, algorithm) != algorithms.end();
        const bool isNew = std::ranges::find(m_offered, algorithm) == m_offered.end();
        m_grid->removeWidget(box);
        if (fits) {
            m_grid->addWidget(box, shown / kInARow, shown % kInARow);
            ++shown;
        }
        if (!fits || isNew) {
            const QSignalBlocker quiet(box);
            box->setChecked(fits);
        }
        box->setVisible(fits);
    }
    m_none->setVisible(algorithms.empty());
    m_offered = algorithms;
}

std::vector<jwt::JwtAlgorithm> AlgorithmChecks::chosen() const
{
    std::vector<jwt::JwtAlgorithm> chosen;
    for (const auto &[algorithm, box] : m_boxes) {
        if (box->isChecked()) {
            chosen.push_back(algorithm);
        }
    }
    return chosen;
}

} // namespace sealwright::tokens

#include "moc_AlgorithmChecks.cpp"
