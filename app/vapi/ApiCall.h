// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/CredentialDocument.h"

namespace sealwright::vapi {

/// How to make a credential with Vapi's API, as a command line for a POSIX shell. The API key comes from the
/// variable VAPI_API_KEY; the secret is a placeholder to be replaced.
struct ApiCall
{
    QByteArray command; ///< `curl -X POST https://api.vapi.ai/credential …`
    std::vector<Note> notes;
};

/// Fails as `writeCredential`.
base::Result<ApiCall> apiCallFor(const credential::Credential &credential);

/// One word for a POSIX shell, whatever it holds but a zero byte.
QByteArray shellWord(QByteArrayView text);

} // namespace sealwright::vapi
