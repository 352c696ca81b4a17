// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::signing {

enum class SigningError {
    RecipeUnknown,     ///< fact `recipe`
    RecipeInvalid,     ///< facts `recipe`, `member` (a JSON pointer), `reason`, and `line` when known
    RecipeUnsupported, ///< understood, but not by this version: facts `recipe`, `algorithm`
    TemplateInvalid,   ///< facts `template`, `offset`, `reason`
    KeyEmpty,
    KeyUndecodable,     ///< facts `decode`, `reason`
    VariableMissing,    ///< fact `variable`
    ValueMissing,       ///< the request lacks what the content names: fact `expression`
    TimestampMalformed, ///< fact `text`
    ComponentMissing,   ///< the message has no such component: fact `component`
    ComponentInvalid,   ///< facts `component`, `reason`
    VariableInvalid,    ///< facts `variable`, `reason`
};

constexpr base::ErrorInfo errorInfo(SigningError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case SigningError::RecipeUnknown:
        return {"recipe_unknown", BadInput};
    case SigningError::RecipeInvalid:
        return {"recipe_invalid", BadInput};
    case SigningError::RecipeUnsupported:
        return {"recipe_unsupported", BadInput};
    case SigningError::TemplateInvalid:
        return {"template_invalid", BadInput};
    case SigningError::KeyEmpty:
        return {"key_empty", BadInput};
    case SigningError::KeyUndecodable:
        return {"key_undecodable", BadInput};
    case SigningError::VariableMissing:
        return {"variable_missing", BadInput};
    case SigningError::ValueMissing:
        return {"value_missing", BadInput};
    case SigningError::TimestampMalformed:
        return {"timestamp_malformed", BadInput};
    case SigningError::ComponentMissing:
        return {"component_missing", BadInput};
    case SigningError::ComponentInvalid:
        return {"component_invalid", BadInput};
    case SigningError::VariableInvalid:
        return {"variable_invalid", BadInput};
    }
    return {};
}

} // namespace sealwright::signing
