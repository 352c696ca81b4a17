// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MintToken.h"
#include "app/flow/PrepareAuthentication.h"
#include "app/flow/TokenDraft.h"

namespace sealwright::flow {

/// What would be signed if it were minted now. A random `jti` is not made yet: a word stands for it.
struct TokenPreview
{
    QByteArray header; ///< JSON
    QByteArray claims; ///< JSON
    QByteArray signingInput;
};

/// Mints what was filled in on a form, with a key that was entered there or that a credential keeps.
class MintDraft
{
public:
    MintDraft(const MintToken &mint, PrepareAuthentication &prepare, const base::Clock &clock);

    base::Result<TokenPreview> preview(const TokenDraft &draft) const;

    /// `key` as it was entered; for `none` it is not looked at. Fails as contentOf, openKey and MintToken do.
    QCoro::Task<base::Result<MintedToken>> withKey(TokenDraft draft, base::SecretBytes key,
                                                   std::optional<base::SecretBytes> passphrase) const;

    /// With the key of a jwt credential of the workspace, which stays in the store but for this moment.
    QCoro::Task<base::Result<MintedToken>> withCredential(TokenDraft draft, QString credentialId) const;

private:
    const MintToken &m_mint;
    PrepareAuthentication &m_prepare;
    const base::Clock &m_clock;
};

} // namespace sealwright::flow
