// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestVariables.h"

#include "app/text/Describe.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace sealwright::composer {
namespace {

using widgets::HoverMark;

constexpr qsizetype kLongestValue = 400; ///< characters of a tool tip
const QByteArray kSecretLabel = QByteArrayLiteral("\u2039secret\u203a");

QString translated(const char *text)
{
    return QCoreApplication::translate("RequestVariables", text);
}

QByteArray useOf(const QByteArray &name)
{
    return "{{" + name + "}}";
}

} // namespace

struct RequestVariables::Values
{
    std::optional<workspace::Environment> environment;
    vault::StoreKind secretsAreIn = vault::StoreKind::Keychain;
    base::Variables plain;

    std::vector<HoverMark> marksIn(QByteArrayView text) const
    {
        std::vector<HoverMark> marks;
        std::map<QByteArray, HoverMark::Tone> tones;
        for (const base::VariableUse &use : base::variableUses(text)) {
            auto tone = tones.find(use.name);
            if (tone == tones.end()) {
                const bool isKnown = plain.expand(useOf(use.name)).has_value();
                tone = tones.emplace(use.name, isKnown ? HoverMark::Tone::Known : HoverMark::Tone::Unknown)
                           .first;
            }
            marks.push_back({use.offset, use.length, tone->second});
        }
        return marks;
    }

    QString describe(const QByteArray &name) const
    {
        const QString shown = QString::fromLatin1(name); // names are ASCII
        if (!environment) {
            return translated("{{%1}} has no value: no environment is chosen").arg(shown);
        }
        const workspace::EnvironmentVariable *variable = environment->find(name);
        if (variable == nullptr) {
            return translated("{{%1}} has no value in “%2”").arg(shown, environment->name);
        }
        if (variable->isSecret) {
            return translated("%1: secret, kept in %2 (%3)")
                .arg(shown, text::describe(secretsAreIn), environment->name);
        }
        const base::Result<QByteArray> value = plain.expand(useOf(name));
        if (!value) {
            return translated("%1: %2").arg(shown, text::describe(value.error()));
        }
        return value->isEmpty() ? translated("%1 is empty (%2)").arg(shown, environment->name)
                                : translated("%1 = %2 (%3)")
                                      .arg(shown, text::elideMiddle(QString::fromUtf8(*value), kLongestValue),
                                           environment->name);
    }
};

RequestVariables::RequestVariables()
    : m_values(std::make_shared<Values>())
{
}

RequestVariables::RequestVariables(const workspace::Environment &environment, vault::StoreKind secretsAreIn)
    : m_values(std::make_shared<Values>(
          Values{environment, secretsAreIn, workspace::plainValues(environment, kSecretLabel)}))
{
}

bool RequestVariables::hasEnvironment() const
{
    return m_values->environment.has_value();
}

widgets::HoverMarker RequestVariables::marker() const
{
    return {.find = [values = m_values](QByteArrayView text) { return values->marksIn(text); },
            .describe = [variables = *this](QByteArrayView marked) { return variables.describe(marked); }};
}

base::Result<QByteArray> RequestVariables::filledIn(QByteArrayView text) const
{
    return m_values->plain.expand(text, base::Variables::WhenUnknown::Keep);
}

std::optional<QByteArray> RequestVariables::sentText(QByteArrayView text) const
{
    const std::vector<QByteArray> names = m_values->plain.namesIn(text);
    const bool isSecret = std::ranges::any_of(names, [this](const QByteArray &name) {
        const workspace::EnvironmentVariable *variable =
            m_values->environment ? m_values->environment->find(name) : nullptr;
        return variable != nullptr && variable->isSecret;
    });
    const base::Result<QByteArray> expanded = m_values->plain.expand(text);
    return isSecret || !expanded ? std::nullopt : std::optional(*expanded);
}

std::vector<QByteArray> RequestVariables::unknownIn(QByteArrayView text) const
{
    std::vector<QByteArray> names = m_values->plain.namesIn(text);
    std::erase_if(names, [this](const QByteArray &name) { return m_values->plain.has(name); });
    return names;
}

QString RequestVariables::describe(QByteArrayView marked) const
{
    const std::vector<base::VariableUse> uses = base::variableUses(marked);
    return uses.empty() ? QString() : m_values->describe(uses.front().name);
}

} // namespace sealwright::composer
