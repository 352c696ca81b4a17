// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialUsage.h"

#include "app/base/Duration.h"
#include "app/cli/CliError.h"
#include "app/cli/CredentialPrint.h"
#include "app/cli/ErrorReport.h"
#include "app/cli/Invocation.h"
#include "app/cli/Options.h"
#include "app/cli/Table.h"
#include "app/cli/Values.h"
#include "app/signing/Timestamp.h"
#include "app/text/Describe.h"
#include "app/text/DescribeUsage.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace sealwright::cli {
namespace {

using std::chrono::days;

base::Json timeJson(base::TimePoint time)
{
    // With parentheses: braces would make a list of it.
    return base::Json(signing::formatTimestamp(time, signing::TimestampUnit::Iso).toStdString());
}

void addUsage(base::Json &json, const std::optional<history::UsageTotal> &total)
{
    json["uses"] = total ? total->count : 0;
    json["lastUsed"] = total ? timeJson(total->last) : base::Json();
}

std::optional<history::UsageTotal> totalOf(const CredentialFacts &facts, const QString &id)
{
    if (!facts.usage) {
        return std::nullopt;
    }
    const auto found = facts.usage->find(id);
    return found == facts.usage->end() ? std::nullopt : std::optional(found->second);
}

/// "12 times, last 2026-01-01 10:00: 200".
QString usedText(const std::optional<history::UsageTotal> &total)
{
    if (!total) {
        return QCoreApplication::translate("Cli", "never");
    }
    const QString times = total->count == 1
                              ? QCoreApplication::translate("Cli", "once")
                              : QCoreApplication::translate("Cli", "%1 times").arg(total->count);
    return QCoreApplication::translate("Cli", "%1, last %2: %3")
        .arg(times, shortTime(total->last), text::describe(total->lastKind));
}

/// "Tool calls" for a saved request that is still there, else its path, else the host.
QString targetText(const history::UseKind &kind)
{
    if (kind.act == history::Act::Checked) {
        return QCoreApplication::translate("Cli", "deliveries");
    }
    return kind.request.isEmpty()
               ? text::visible(kind.host)
               : text::visible(kind.request) % QStringLiteral(" → ") % text::visible(kind.host);
}

void printUsage(Console &console, const flow::CredentialDetails &details, const CredentialFacts &facts,
                const std::vector<history::UseTally> &uses)
{
    const credential::Credential &one = details.summary.credential;
    const bool isDue = flow::isRotationDue(one, facts.rotateAfter, facts.now);
    std::vector<NamedValue> values = {
        {QStringLiteral("name"), text::visible(one.name)},
        {QStringLiteral("id"), one.id},
        {QStringLiteral("requests"), details.summary.usedBy.empty()
                                         ? QCoreApplication::translate("Cli", "no saved request uses it")
                                         : joinedVisible(details.summary.usedBy)},
    };
    if (facts.usage) {
        values.push_back({QStringLiteral("used"), usedText(totalOf(facts, one.id))});
    }
    values.push_back({QStringLiteral("created"), shortTime(one.createdAt)});
    values.push_back({QStringLiteral("rotated"),
                      one.rotatedAt ? shortTime(one.rotatedAt) : QCoreApplication::translate("Cli", "never"),
                      isDue ? Paint::Caution : Paint::Plain});
    for (const flow::SecretState &state : details.secrets) {
        values.push_back({state.slot, secretText(state), state.present ? Paint::Plain : Paint::Caution});
    }
    printValues(console, values);
    if (uses.empty()) {
        return;
    }
    console.line();
    std::vector<std::vector<QString>> rows;
    for (const history::UseTally &tally : uses) {
        rows.push_back({targetText(tally.kind), text::describe(tally.kind), QString::number(tally.count),
                        shortTime(tally.first), shortTime(tally.last)});
    }
    printTable(console,
               {QStringLiteral("USED FOR"), QStringLiteral("OUTCOME"), QStringLiteral("TIMES"),
                QStringLiteral("FIRST"), QStringLiteral("LAST")},
               rows);
}

base::Json usageJson(const flow::CredentialDetails &details, const CredentialFacts &facts,
                     const std::vector<history::UseTally> &uses)
{
    const credential::Credential &one = details.summary.credential;
    const base::Json whole = detailsJson(details);
    base::Json json;
    json["id"] = whole["id"];
    json["name"] = whole["name"];
    json["usedBy"] = whole["usedBy"];
    addUsage(json, totalOf(facts, one.id));
    json["createdAt"] = one.createdAt ? timeJson(*one.createdAt) : base::Json();
    json["rotatedAt"] = one.rotatedAt ? timeJson(*one.rotatedAt) : base::Json();
    json["rotationDue"] = flow::isRotationDue(one, facts.rotateAfter, facts.now);
    json["secrets"] = whole["secrets"];
    base::Json rows = base::Json::array();
    for (const history::UseTally &tally : uses) {
        rows.push_back(flow::toJson(tally));
    }
    json["history"] = facts.usage ? rows : base::Json();
    return json;
}

Outcome runUsage(Invocation &invocation, std::shared_ptr<const std::string> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto inspecting = (*application)->inspectCredential().details(QString::fromStdString(*target));
    const base::Result<flow::CredentialDetails> details = co_await inspecting;
    if (!details) {
        co_return base::Failure(details.error());
    }
    auto gathering = credentialFacts(invocation.console(), **application);
    const CredentialFacts facts = co_await gathering;
    std::vector<history::UseTally> uses;
    if (facts.usage) {
        auto telling = (*application)->usageLog().usesOf(details->summary.credential.id);
        auto told = co_await telling;
        uses = std::move(told).value_or(std::vector<history::UseTally>());
    }
    if (invocation.console().isJson()) {
        invocation.console().document(usageJson(*details, facts, uses));
        co_return kExitDone;
    }
    printUsage(invocation.console(), *details, facts, uses);
    remindOfRotation(invocation.console(), std::vector<flow::CredentialSummary>(1, details->summary), facts);
    co_return kExitDone;
}

/// `90d`, or `off`.
base::Result<std::optional<days>> readAge(const std::string &text)
{
    if (text == "off") {
        return std::nullopt;
    }
    constexpr days kMost{36'500};
    const auto time = base::parseDuration(QString::fromStdString(text));
    if (!time || *time < days(1) || *time > kMost || *time % days(1) != std::chrono::milliseconds(0)) {
        return base::failure(CliError::ValueInvalid,
                             {{"option", QStringLiteral("AGE")},
                              {"value", QString::fromStdString(text)},
                              {"allowed", QStringLiteral("off, or whole days such as 90d")}});
    }
    return std::chrono::duration_cast<days>(*time);
}

Outcome runReminder(Invocation &invocation, std::shared_ptr<const std::string> argument)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    flow::RotationReminder &reminder = (*application)->rotationReminder();
    if (!argument->empty()) {
        const auto wanted = readAge(*argument);
        if (!wanted) {
            co_return base::Failure(wanted.error());
        }
        auto setting = reminder.setAge(*wanted);
        if (const base::Result<void> set = co_await setting; !set) {
            co_return base::Failure(set.error());
        }
    }
    const auto age = reminder.age();
    if (!age) {
        co_return base::Failure(age.error());
    }
    Console &console = invocation.console();
    if (console.isJson()) {
        base::Json json;
        json["rotateAfterDays"] = *age ? base::Json((*age)->count()) : base::Json();
        console.document(json);
    } else {
        console.line(*age ? QStringLiteral("%1d").arg((*age)->count()) : QStringLiteral("off"));
    }
    co_return kExitDone;
}

} // namespace

QCoro::Task<CredentialFacts> credentialFacts(Console &console, composition::Composition &application)
{
    CredentialFacts facts;
    facts.where = application.store().kind();
    facts.now = application.clock().now();
    const auto age = application.rotationReminder().age();
    if (age) {
        facts.rotateAfter = *age;
    } else {
        console.warning(text::describe(age.error()));
    }
    auto telling = application.usageLog().totals();
    auto totals = co_await telling;
    if (totals) {
        facts.usage = std::move(*totals);
    } else {
        console.warning(text::describe(totals.error()));
    }
    co_return facts;
}

base::Json summaryJson(const flow::CredentialSummary &summary, const CredentialFacts &facts)
{
    base::Json json = flow::toJson(summary);
    if (facts.usage) {
        addUsage(json, totalOf(facts, summary.credential.id));
    } else {
        json["uses"] = nullptr;
        json["lastUsed"] = nullptr;
    }
    json["rotationDue"] = flow::isRotationDue(summary.credential, facts.rotateAfter, facts.now);
    json["where"] = std::string(vault::nameOf(facts.where));
    return json;
}

void remindOfRotation(Console &console, const std::vector<flow::CredentialSummary> &summaries,
                      const CredentialFacts &facts)
{
    std::vector<QString> due;
    for (const flow::CredentialSummary &summary : summaries) {
        if (flow::isRotationDue(summary.credential, facts.rotateAfter, facts.now)) {
            due.push_back(summary.credential.name);
        }
    }
    if (due.empty()) {
        return;
    }
    console.note(QCoreApplication::translate("Cli", "More than %1 days old, so due for rotation: %2.")
                     .arg(facts.rotateAfter->count())
                     .arg(joinedVisible(due)));
}

void addUsageCommands(CommandTree &tree, CLI::App &group)
{
    CLI::App &usage = tree.command(
        group, "usage", "Which saved requests use it, how often and when, and where its secret is");
    auto target = std::make_shared<std::string>();
    addOperand(usage, "CREDENTIAL", *target, "Its name or id");
    tree.onRun(usage, [target](Invocation &invocation) { return runUsage(invocation, target); });

    CLI::App &reminder =
        tree.command(group, "reminder", "After which age secrets of this workspace are due for rotation");
    auto age = std::make_shared<std::string>();
    reminder.add_option("AGE", *age, "Such as 90d, or off; without it, what is chosen now")->type_name("");
    tree.onRun(reminder, [age](Invocation &invocation) { return runReminder(invocation, age); });
}

} // namespace sealwright::cli
