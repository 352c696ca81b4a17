// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vault/SecretStore.h"
#include "app/workspace/Environment.h"
#include "ui/widgets/HoverMark.h"

#include <memory>
#include <optional>

namespace sealwright::composer {

/// What `{{name}}` stands for in a request, as far as a window may know it: plain values of an environment,
/// `‹secret›` in place of secret ones. No widgets; a copy costs nothing.
class RequestVariables
{
public:
    /// No environment: nothing has a value.
    RequestVariables();
    RequestVariables(const workspace::Environment &environment, vault::StoreKind secretsAreIn);

    bool hasEnvironment() const;

    /// For fields that show the text: what is known and what is not, each with a sentence.
    widgets::HoverMarker marker() const;

    /// Filled in, what has no value as it stands. Fails as VariableError says, but for Unknown.
    base::Result<QByteArray> filledIn(QByteArrayView text) const;
    /// Exactly what will be sent; nothing when that is not known here: a part has no value, or a secret one.
    std::optional<QByteArray> sentText(QByteArrayView text) const;
    /// Names without a value, those that values ask for included, each once.
    std::vector<QByteArray> unknownIn(QByteArrayView text) const;

    /// `host = https://staging.example.com (staging)`; takes `{{host}}`.
    QString describe(QByteArrayView marked) const;

private:
    struct Values;
    std::shared_ptr<const Values> m_values;
};

} // namespace sealwright::composer
