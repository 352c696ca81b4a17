// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CredentialChanges.h"

#include "app/cli/ErrorReport.h"
#include "app/cli/NotePrint.h"
#include "app/cli/PlainSecretOption.h"
#include "app/text/Describe.h"
#include "app/text/DescribeCertificate.h"
#include "app/text/DescribeOAuth.h"
#include "app/text/Visible.h"

#include <QCoreApplication>

namespace sealwright::cli {
namespace {

/// One that no server takes any more, or not yet, is kept all the same: that may be what is tested.
void warnOfCertificate(Console &console, const credential::Credential &credential,
                       const std::vector<base::SecretBytes> &secrets, base::TimePoint now)
{
    if (credential.kind() != credential::Kind::Mtls) {
        return;
    }
    const auto chain = crypto::CertificateChain::read(secrets.front().view());
    if (!chain) {
        return; // that is said when it is refused
    }
    if (const auto warning = crypto::warningOf(chain->facts(), now)) {
        console.warning(text::describe(*warning, chain->facts()));
    }
}

} // namespace

base::Result<void> checkRecipe(composition::Composition &application,
                               const credential::Credential &credential)
{
    if (const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields)) {
        const auto recipe = application.findRecipe().of(*hmac);
        if (!recipe) {
            return base::Failure(recipe.error());
        }
    }
    return {};
}

void warnOfWhatIsUnwise(Console &console, const credential::Credential &credential)
{
    for (const credential::CredentialWarning warning : credential::warningsOf(credential)) {
        console.warning(text::describe(warning));
    }
}

base::Result<int> confirmCredential(Invocation &invocation, composition::Composition &application,
                                    const credential::Credential &credential, const QString &sentence)
{
    if (!invocation.console().isJson()) {
        invocation.console().note(sentence.arg(text::visible(credential.name)));
        return kExitDone;
    }
    const auto summary = application.inspectCredential().summary(credential.id);
    if (!summary) {
        return base::Failure(summary.error());
    }
    invocation.console().document(flow::toJson(*summary));
    return kExitDone;
}

Outcome addCredential(Invocation &invocation, std::shared_ptr<const CredentialArguments> arguments)
{
    auto credential = newCredential(*arguments, invocation.command());
    if (!credential) {
        co_return base::Failure(credential.error());
    }
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    if (const auto checked = checkRecipe(**application, *credential); !checked) {
        co_return base::Failure(checked.error());
    }
    auto secrets = readSources(invocation, arguments->secrets, *credential);
    if (!secrets) {
        co_return base::Failure(secrets.error());
    }
    warnOfCertificate(invocation.console(), *credential, *secrets, (*application)->clock().now());
    auto adding =
        (*application)
            ->keepCredential()
            .add(std::move(*credential), std::move(*secrets), plainSecrets(arguments->allowPlainSecret));
    const base::Result<credential::Credential> added = co_await adding;
    if (!added) {
        adviseOnPlainSecret(invocation.console(), added.error());
        co_return base::Failure(added.error());
    }
    warnOfSession(invocation.console(), (*application)->store());
    noteNotCompared(invocation.console(), (*application)->keepCredential().notCompared());
    warnOfWhatIsUnwise(invocation.console(), *added);
    if (!invocation.console().isJson()) {
        invocation.console().line(added->id);
        co_return kExitDone;
    }
    co_return confirmCredential(invocation, **application, *added, {});
}

Outcome editCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target)
{
    const auto application = invocation.composition();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto found = (*application)->workspace().findCredential(target->name());
    if (!found) {
        co_return base::Failure(found.error());
    }
    auto changed = withArguments(std::move(*found), target->changes);
    if (!changed) {
        co_return base::Failure(changed.error());
    }
    if (const auto checked = checkRecipe(**application, *changed); !checked) {
        co_return base::Failure(checked.error());
    }
    auto saving = (*application)
                      ->keepCredential()
                      .edit(std::move(*changed), plainSecrets(target->changes.allowPlainSecret));
    const base::Result<credential::Credential> saved = co_await saving;
    if (!saved) {
        adviseOnPlainSecret(invocation.console(), saved.error());
        co_return base::Failure(saved.error());
    }
    warnOfWhatIsUnwise(invocation.console(), *saved);
    noteNotCompared(invocation.console(), (*application)->keepCredential().notCompared());
    co_return confirmCredential(invocation, **application, *saved,
                                QCoreApplication::translate("Cli", "Saved %1."));
}

Outcome rotateCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto found = (*application)->workspace().findCredential(target->name());
    if (!found) {
        co_return base::Failure(found.error());
    }
    auto secrets = readSources(invocation, target->secrets, *found);
    if (!secrets) {
        co_return base::Failure(secrets.error());
    }
    warnOfCertificate(invocation.console(), *found, *secrets, (*application)->clock().now());
    auto rotating = (*application)->keepCredential().rotate(target->name(), std::move(*secrets));
    const base::Result<credential::Credential> rotated = co_await rotating;
    if (!rotated) {
        co_return base::Failure(rotated.error());
    }
    co_return confirmCredential(
        invocation, **application, *rotated,
        (*application)->keepCredential().hadPrevious()
            ? QCoreApplication::translate("Cli",
                                          "Rotated %1. Its earlier secret is kept, to verify with; the one "
                                          "that was kept until now is gone. "
                                          "Drop it with: sealwright-cli credential drop-previous")
            : QCoreApplication::translate("Cli",
                                          "Rotated %1. Its earlier secret is kept, to verify with, until "
                                          "you drop it: sealwright-cli credential drop-previous"));
}

Outcome dropPreviousSecret(Invocation &invocation, std::shared_ptr<const CredentialTarget> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    auto dropping = (*application)->keepCredential().dropPrevious(target->name());
    const base::Result<credential::Credential> done = co_await dropping;
    if (!done) {
        co_return base::Failure(done.error());
    }
    co_return confirmCredential(invocation, **application, *done,
                                (*application)->keepCredential().hadPrevious()
                                    ? QCoreApplication::translate("Cli", "Dropped the earlier secret of %1.")
                                    : QCoreApplication::translate("Cli", "%1 has no earlier secret."));
}

Outcome removeCredential(Invocation &invocation, std::shared_ptr<const CredentialTarget> target)
{
    const auto application = invocation.compositionWithSecrets();
    if (!application) {
        co_return base::Failure(application.error());
    }
    const auto found = (*application)->workspace().findCredential(target->name());
    if (!found) {
        co_return base::Failure(found.error());
    }
    const auto whenUsed =
        target->force ? flow::KeepCredential::WhenUsed::RemoveAnyway : flow::KeepCredential::WhenUsed::Refuse;
    auto removing = (*application)->keepCredential().remove(found->id, whenUsed);
    const base::Result<void> removed = co_await removing;
    if (!removed) {
        co_return base::Failure(removed.error());
    }
    auto settling = (*application)->usageLog().settled();
    const base::Result<void> forgotten = co_await settling;
    if (!forgotten) {
        invocation.console().warning(text::describe(forgotten.error()));
    }
    if (invocation.console().isJson()) {
        base::Json json;
        json["removed"] = base::utf8(found->id);
        invocation.console().document(json);
    } else {
        invocation.console().note(
            QCoreApplication::translate("Cli", "Removed %1 and its secret.").arg(text::visible(found->name)));
    }
    co_return kExitDone;
}

} // namespace sealwright::cli
