// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialPrint.h"

#include "app/cli/CredentialUsage.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Table.h"
#include "app/credential/Fields.h"
#include "app/flow/RotationReminder.h"
#include "app/text/Describe.h"
#include "app/text/DescribeCertificate.h"
#include "app/text/Visible.h"

#include <QCoreApplication>
#include <QDateTime>

namespace sealwright::cli {

QString joinedVisible(const std::vector<QString> &texts)
{
    return text::visible(QStringList(texts.begin(), texts.end()).join(QStringLiteral(", ")));
}

QString shortTime(const std::optional<base::TimePoint> &time)
{
    return time ? QDateTime::fromMSecsSinceEpoch(time->time_since_epoch().count())
                      .toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                : QString();
}

QString secretText(const flow::SecretState &state)
{
    if (state.error) {
        return text::describe(*state.error);
    }
    if (!state.present) {
        return QCoreApplication::translate("Cli", "missing; give it with: sealwright-cli credential rotate");
    }
    QString text = QCoreApplication::translate("Cli", "in %1").arg(text::describe(state.where));
    if (state.fingerprint) {
        text.append(QStringLiteral(", "));
        text.append(*state.fingerprint);
    }
    if (state.hasPrevious) {
        text.append(QCoreApplication::translate("Cli", "; the one before is kept until it is dropped"));
    }
    return text;
}

void printCredentials(Console &console, const workspace::Listing<flow::CredentialSummary> &listing,
                      const CredentialFacts &facts)
{
    if (listing.items.empty()) {
        console.note(QCoreApplication::translate(
            "Cli", "There is no credential in this workspace. Add one with: sealwright-cli credential add"));
        return;
    }
    const std::string_view store = vault::nameOf(facts.where);
    const QString where = QString::fromLatin1(store.data(), static_cast<qsizetype>(store.size()));
    std::vector<std::vector<QString>> rows;
    for (const flow::CredentialSummary &summary : listing.items) {
        const credential::Credential &one = summary.credential;
        QString lastUsed = QStringLiteral("?");
        if (facts.usage) {
            const auto total = facts.usage->find(one.id);
            lastUsed = total == facts.usage->end() ? QCoreApplication::translate("Cli", "never")
                                                   : shortTime(total->second.last);
        }
        rows.push_back({text::visible(one.name), QString::fromLatin1(credential::nameOf(one.kind())),
                        text::visible(one.environment), QString::number(summary.usedBy.size()), lastUsed,
                        shortTime(flow::secretSince(one)), where, one.id});
    }
    printTable(console,
               {QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("ENVIRONMENT"),
                QStringLiteral("USED BY"), QStringLiteral("LAST USED"), QStringLiteral("SECRET SINCE"),
                QStringLiteral("WHERE"), QStringLiteral("ID")},
               rows);
    remindOfRotation(console, listing.items, facts);
}

void printCredential(Console &console, const flow::CredentialDetails &details,
                     const std::vector<signing::PlacedValue> &preview, base::TimePoint now)
{
    const credential::Credential &one = details.summary.credential;
    std::vector<NamedValue> values = {
        {QStringLiteral("name"), text::visible(one.name)},
        {QStringLiteral("id"), one.id},
        {QStringLiteral("kind"), QString::fromLatin1(credential::nameOf(one.kind()))},
        {QStringLiteral("environment"), text::visible(one.environment)},
        {QStringLiteral("bound to"), joinedVisible(one.hosts)},
        {QStringLiteral("used by"), joinedVisible(details.summary.usedBy)},
        {QStringLiteral("created"), shortTime(one.createdAt)},
        {QStringLiteral("rotated"), shortTime(one.rotatedAt)},
    };
    for (const credential::FieldInfo &field : credential::fieldsOf(one.kind())) {
        values.push_back({QLatin1String(field.name),
                          text::visible(QByteArrayView(credential::fieldValue(one, field.name)))});
    }
    for (const flow::SecretState &state : details.secrets) {
        values.push_back({state.slot, secretText(state), state.present ? Paint::Plain : Paint::Caution});
        if (state.certificate) {
            values.push_back({QStringLiteral("shows"), text::describe(*state.certificate)});
            if (const auto warning = crypto::warningOf(*state.certificate, now)) {
                values.push_back({QString(), text::describe(*warning, *state.certificate), Paint::Caution});
            }
        }
    }
    for (const signing::PlacedValue &placed : preview) {
        const bool isQuery = placed.where == signing::PlacedValue::Where::Query;
        const QString name = text::visible(QByteArrayView(placed.name));
        const QString value = text::visible(QByteArrayView(placed.value));
        values.push_back({QStringLiteral("sends"), isQuery ? QString(u'?' % name % u'=' % value)
                                                           : QString(name % QStringLiteral(": ") % value)});
    }
    printValues(console, values);
}

base::Json detailsJson(const flow::CredentialDetails &details)
{
    base::Json json = flow::toJson(details);
    for (const flow::SecretState &state : details.secrets) {
        if (state.error) {
            json["secrets"][base::utf8(state.slot)]["error"] = errorJson(*state.error);
        }
    }
    return json;
}

} // namespace sealwright::cli
