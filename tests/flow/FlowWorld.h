// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"
#include "app/flow/InspectCredential.h"
#include "app/flow/KeepCredential.h"
#include "app/flow/PrepareAuthentication.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/FixedWorld.h"
#include "tests/support/TestResult.h"

#include <QTemporaryDir>

namespace sealwright::tests {

/// What most flows need: a workspace in a folder of its own, a fake store, a clock that stands still.
struct FlowWorld
{
    QTemporaryDir home;
    FixedClock clock;
    CountingRandom random;
    FakeSecretStore store;
    signing::RecipeCatalog catalog;
    workspace::Workspace workspace = *workspace::Workspace::open(home.filePath(QStringLiteral("workspace")));
    flow::FindRecipe recipes{catalog, workspace};
    flow::PrepareAuthentication prepare{workspace, recipes, store};
    flow::KeepCredential keep{workspace, store, clock, random};
    flow::InspectCredential inspect{workspace, recipes, store};

    QString credentialFile(const credential::Credential &credential) const
    {
        return home.filePath(QStringLiteral("workspace/credentials/") + credential.id +
                             QStringLiteral(".json"));
    }

    static credential::Credential bearer(const QString &name)
    {
        credential::Credential credential;
        credential.name = name;
        credential.fields = credential::BearerFields();
        return credential;
    }

    static credential::Credential vapiSecret(const QString &name)
    {
        credential::Credential credential = bearer(name);
        credential.fields = credential::BearerFields{"X-Vapi-Secret", false, {}};
        return credential;
    }

    static credential::Credential hmac(const QString &name)
    {
        credential::Credential credential;
        credential.name = name;
        credential.fields = credential::HmacFields();
        return credential;
    }

    static base::SecretBytes secret(QByteArrayView text) { return base::SecretBytes::copyOf(text); }

    credential::Credential added(credential::Credential credential, QByteArrayView secretText)
    {
        base::SecretBytes bytes = secret(secretText);
        const auto result = await(keep.add(std::move(credential), std::move(bytes)));
        if (!result) {
            qFatal("the credential that the test starts from could not be added");
        }
        return *result;
    }

    workspace::SavedRequest savedRequest(const QString &name, const QString &credentialId)
    {
        workspace::SavedRequest request;
        request.name = name;
        request.url = "http://127.0.0.1:3000/webhook";
        request.credentialId = credentialId;
        return *workspace.saveRequest(std::move(request));
    }
};

} // namespace sealwright::tests
