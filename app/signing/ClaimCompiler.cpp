// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"

#include <algorithm>

/// The part of RecipeCompiler that reads what only tokens and builtins have, and the variables.
namespace sealwright::signing {
namespace {

using base::Json;

/// What follows `{now}`: nothing, `+N` or `-N` seconds, at most ten years.
std::optional<std::chrono::seconds> fromNow(QByteArrayView text)
{
    constexpr QByteArrayView kNow("{now}");
    constexpr qint64 kLongest = 10LL * 366 * 24 * 3600;
    if (!text.startsWith(kNow)) {
        return std::nullopt;
    }
    const QByteArrayView offset = text.sliced(kNow.size());
    if (offset.isEmpty()) {
        return std::chrono::seconds(0);
    }
    const QByteArrayView digits = offset.sliced(1);
    const bool isNumber = !digits.isEmpty() && digits.size() < 12 &&
                          std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if ((offset.front() != '+' && offset.front() != '-') || !isNumber || digits.toLongLong() > kLongest) {
        return std::nullopt;
    }
    return std::chrono::seconds(offset.front() == '-' ? -digits.toLongLong() : digits.toLongLong());
}

} // namespace

RecipeCompiler::Step RecipeCompiler::readClaims()
{
    if (const Step step = readClaimObject("claims", m_program.claims); !step) {
        return step;
    }
    return readClaimObject("jwtHeader", m_program.jwtHeader);
}

RecipeCompiler::Step RecipeCompiler::readClaimObject(const char *name, std::vector<Claim> &claims)
{
    const QString member = QLatin1Char('/') + QString::fromLatin1(name);
    const auto object = m_document.find(name);
    if (object == m_document.end()) {
        return {};
    }
    if (m_program.algorithm.family != Algorithm::Family::Jwt) {
        return invalid(member, "has no meaning with this algorithm");
    }
    if (!object->is_object()) {
        return invalid(member, "must be an object");
    }
    for (const auto &[key, value] : object->items()) {
        Claim claim;
        claim.name = key;
        if (!value.is_string()) {
            claim.literal = value;
        } else if (const auto offset = fromNow(QByteArrayView(value.get_ref<const std::string &>()))) {
            claim.fromNow = offset;
        } else {
            const QString where = member + QLatin1Char('/') + QString::fromStdString(key);
            base::Result<Template> text = readTemplate(value, where, Use::Claim);
            if (!text) {
                if (goesOn(text.error())) {
                    continue;
                }
                return base::Failure(text.error());
            }
            claim.text = *std::move(text);
        }
        claims.push_back(std::move(claim));
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readVariables()
{
    const QString member = QStringLiteral("/variables");
    const auto variables = m_document.find("variables");
    if (variables == m_document.end()) {
        return {};
    }
    if (!variables->is_object()) {
        return invalid(member, "must be an object");
    }
    for (const auto &[name, value] : variables->items()) {
        if (!value.is_string()) {
            return invalid(member + QLatin1Char('/') + QString::fromStdString(name), "must be a text");
        }
        m_program.defaults.emplace(QByteArray::fromStdString(name),
                                   QByteArray::fromStdString(value.get_ref<const std::string &>()));
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readBuiltin()
{
    if (m_program.algorithm.family != Algorithm::Family::Builtin) {
        return {};
    }
    m_program.builtin = builtinNamed(m_program.algorithm.detail);
    return m_program.builtin ? Step() : unsupported();
}

} // namespace sealwright::signing
