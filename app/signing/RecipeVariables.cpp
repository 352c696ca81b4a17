// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeVariables.h"

#include <QRegularExpression>

namespace sealwright::signing {

std::map<QByteArray, QString> variablesOf(const Recipe &recipe)
{
    std::map<QByteArray, QString> variables;
    static const QRegularExpression use(QStringLiteral(R"(\{var:([^}|]+))"));
    const QString text = base::fromUtf8(recipe.document.dump());
    for (auto found = use.globalMatch(text); found.hasNext();) {
        variables.emplace(found.next().captured(1).toUtf8(), QString());
    }
    const auto declared = recipe.document.find("variables");
    if (declared != recipe.document.end() && declared->is_object()) {
        for (const auto &[name, value] : declared->items()) {
            variables[QByteArray::fromStdString(name)] =
                value.is_string() ? base::fromUtf8(value.get_ref<const std::string &>()) : QString();
        }
    }
    return variables;
}

} // namespace sealwright::signing
