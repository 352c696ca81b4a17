// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/VariableRemarks.h"

#include "app/text/Describe.h"
#include "ui/editor/CodeEditor.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace sealwright::composer {
namespace {

constexpr std::size_t kMostNamed = 3;

QString inWords(const char *text)
{
    return QCoreApplication::translate("VariableRemarks", text);
}

/// `{{a}}, {{b}}`; how many more there are when there are many.
QString listed(const std::vector<QByteArray> &names)
{
    QStringList shown;
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
        shown.append(QString::fromLatin1("{{" + names[i] + "}}"));
    }
    const QString list = shown.join(QStringLiteral(", "));
    return names.size() <= kMostNamed ? list
                                      : inWords("%1 and %2 more").arg(list).arg(names.size() - kMostNamed);
}

/// What is wrong with a text that has to be filled in altogether.
struct Unfillable
{
    std::vector<QByteArray> unknown;
    std::optional<base::Error> error; ///< beside that
};

Unfillable unfillable(QByteArrayView text, const RequestVariables &variables)
{
    const base::Result<QByteArray> filled = variables.filledIn(text);
    return {variables.unknownIn(text), filled ? std::nullopt : std::optional(filled.error())};
}

/// Returns the names that were said.
std::vector<QByteArray> remarkOnUrl(const workspace::SavedRequest &request, const RequestVariables &variables,
                                    VariableRemarks &remarks)
{
    Unfillable found = unfillable(request.url, variables);
    if (!found.unknown.empty()) {
        remarks.refusals.append((found.unknown.size() == 1
                                     ? inWords("%1 has no value: the request cannot be sent.")
                                     : inWords("%1 have no value: the request cannot be sent."))
                                    .arg(listed(found.unknown)));
    } else if (found.error) {
        remarks.refusals.append(text::describe(*found.error));
    }
    return found.unknown;
}

void remarkOnHeaders(const workspace::SavedRequest &request, const RequestVariables &variables,
                     const std::vector<QByteArray> &said, VariableRemarks &remarks)
{
    std::vector<QByteArray> unknown;
    std::set<QByteArray> headers;
    std::optional<base::Error> error;
    for (const workspace::HeaderRow &row : request.headers) {
        for (const QByteArray &text : {row.name, row.value}) {
            if (!row.enabled) {
                continue;
            }
            Unfillable found = unfillable(text, variables);
            if (found.error) {
                error = found.error;
            }
            for (QByteArray &name : found.unknown) {
                if (std::ranges::find(said, name) != said.end()) {
                    continue;
                }
                headers.insert(row.name);
                if (std::ranges::find(unknown, name) == unknown.end()) {
                    unknown.push_back(std::move(name));
                }
            }
        }
    }
    if (!unknown.empty()) {
        const QString names = listed(unknown);
        const bool isOne = unknown.size() == 1;
        remarks.refusals.append(
            headers.size() == 1
                ? (isOne ? inWords("%1 in the header %2 has no value: the request cannot be sent.")
                         : inWords("%1 in the header %2 have no value: the request cannot be sent."))
                      .arg(names, QString::fromUtf8(*headers.begin()))
                : (isOne ? inWords("%1 in the headers has no value: the request cannot be sent.")
                         : inWords("%1 in the headers have no value: the request cannot be sent."))
                      .arg(names));
    } else if (error) {
        remarks.refusals.append(text::describe(*error));
    }
}

void remarkOnBody(const workspace::SavedRequest &request, const RequestVariables &variables,
                  VariableRemarks &remarks)
{
    if (request.body.size() > editor::CodeEditor::kMarkedLimit) {
        return;
    }
    const Unfillable found = unfillable(request.body, variables);
    if (found.error) {
        remarks.refusals.append(text::describe(*found.error));
    } else if (!found.unknown.empty()) {
        remarks.notes.append((found.unknown.size() == 1
                                  ? inWords("%1 in the body has no value and is sent as it stands.")
                                  : inWords("%1 in the body have no value and are sent as they stand."))
                                 .arg(listed(found.unknown)));
    }
}

} // namespace

VariableRemarks variableRemarks(const workspace::SavedRequest &request, const RequestVariables &variables)
{
    VariableRemarks remarks;
    std::vector<QByteArray> said;
    if (!request.toReceiver) {
        said = remarkOnUrl(request, variables, remarks);
    }
    remarkOnHeaders(request, variables, said, remarks);
    if (!remarks.refusals.isEmpty() && !variables.hasEnvironment()) {
        remarks.refusals.append(inWords("No environment is chosen (Ctrl+E)."));
    }
    remarkOnBody(request, variables, remarks);
    return remarks;
}

} // namespace sealwright::composer
