// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/RedactPlaced.h"

#include "app/crypto/Fingerprint.h"
#include "app/json/JsonWriter.h"

namespace sealwright::flow {
namespace {

using Where = signing::PlacedValue::Where;

bool isMadeOfTheSecret(const signing::NamedPart &part)
{
    return part.name == "secret" || part.name.startsWith("secret|");
}

/// False when there is no secret in the value.
bool redactValue(signing::PlacedValue &placed, const QByteArray &label, base::Redaction &redaction)
{
    bool any = false;
    qsizetype shift = 0;
    for (signing::NamedPart &part : placed.parts) {
        part.offset += shift;
        if (!isMadeOfTheSecret(part)) {
            continue;
        }
        const QByteArray bytes = placed.value.sliced(part.offset, part.length);
        redaction.add(base::SecretBytes::copyOf(bytes), label);
        if (placed.where == Where::Json) {
            const QByteArray quoted = json::jsonString(bytes);
            redaction.add(base::SecretBytes::copyOf(QByteArrayView(quoted).sliced(1, quoted.size() - 2)),
                          label);
        }
        placed.value.replace(part.offset, part.length, label);
        shift += label.size() - part.length;
        part = {"credential", part.offset, label.size()};
        any = true;
    }
    return any;
}

} // namespace

bool redactPlaced(std::vector<signing::PlacedValue> &placed, const base::SecretBytes &secret,
                  base::Redaction &redaction, QByteArray &body)
{
    bool isInBody = false;
    for (signing::PlacedValue &value : placed) {
        const bool found = redactValue(value, crypto::redactionLabel(secret), redaction);
        isInBody = isInBody || (found && (value.where == Where::Json || value.where == Where::Form));
    }
    if (!isInBody || !redaction.contains(body)) {
        return false;
    }
    body = redaction.apply(body);
    return true;
}

} // namespace sealwright::flow
