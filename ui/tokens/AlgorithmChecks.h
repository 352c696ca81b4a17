// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jwt/JwtAlgorithm.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;

namespace sealwright::widgets {
class HintLabel;
}

namespace sealwright::tokens {

/// The algorithms to accept: those that fit the key, ticked, to be unticked by the user. The token has no say
/// in it.
class AlgorithmChecks final : public QWidget
{
    Q_OBJECT

public:
    explicit AlgorithmChecks(QWidget *parent = nullptr);

    /// One that was offered before keeps its tick or its lack of one.
    void offer(const std::vector<jwt::JwtAlgorithm> &algorithms);
    std::vector<jwt::JwtAlgorithm> chosen() const;

Q_SIGNALS:
    void changed(); ///< by the user

private:
    std::vector<std::pair<jwt::JwtAlgorithm, QCheckBox *>> m_boxes;
    std::vector<jwt::JwtAlgorithm> m_offered;
    QGridLayout *m_grid;
    widgets::HintLabel *m_none;
};

} // namespace sealwright::tokens
