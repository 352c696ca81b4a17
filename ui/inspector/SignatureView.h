// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SendRequest.h"

#include <QScrollArea>

namespace sealwright::inspector {

class StepCard;

/// How the authentication of a request came about, step by step: secret, signed content, digest, encoding, on
/// the wire; and what a receiver has to do to check it. For a token: what was sent where. For neither: why
/// there is nothing.
class SignatureView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SignatureView(QWidget *parent = nullptr);

    void show(const flow::SentExchange &sent);
    void clear();

private:
    void showSteps(QWidget *page, const flow::SentExchange &sent);
    void showToken(QWidget *page, const flow::SentExchange &sent);
    static void showNothing(QWidget *page);
};

} // namespace sealwright::inspector
