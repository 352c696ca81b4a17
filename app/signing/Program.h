// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Algorithm.h"
#include "app/signing/Builtin.h"
#include "app/signing/Challenge.h"
#include "app/signing/Claim.h"
#include "app/signing/Encoding.h"
#include "app/signing/KeyPlan.h"
#include "app/signing/Place.h"

namespace sealwright::signing {

/// A recipe with everything parsed and checked: what CompiledRecipe shares.
struct CompiledRecipe::Program
{
    Recipe recipe;
    Algorithm algorithm;
    KeyPlan key;
    /// What is signed, then the alternatives a verifier accepts. One empty template where the algorithm has
    /// no content.
    std::vector<Template> contents;
    std::vector<Claim> claims;    ///< of a JWT
    std::vector<Claim> jwtHeader; ///< beside `alg` and `typ`
    const Builtin *builtin = nullptr;
    Variables defaults; ///< of variables that nobody gave
    std::vector<ChallengeStep> challenge;
    Encoding encoding = Encoding::Hex;
    std::vector<Place> places;
    std::optional<TimestampUnit> unit;
    std::optional<std::chrono::seconds> tolerance;
    bool coversBody = true;
    bool contentReadsPlaces = false; ///< so that signing has to place first
    bool contentIsKeyed = false;     ///< it uses the pipe `hmac`

    const Template &content() const { return contents.front(); }

    /// In the content or in what is placed.
    bool uses(Expression::Source source) const;
    bool contentUses(Expression::Source source) const;
};

} // namespace sealwright::signing
