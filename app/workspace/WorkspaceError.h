// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

namespace sealwright::workspace {

enum class WorkspaceError {
    FolderUnusable,       ///< cannot be made, read or entered: facts `path`, `reason`
    FormatTooNew,         ///< facts `path`, `version`, `known`
    FileUnreadable,       ///< facts `path`, `reason`
    FileBroken,           ///< not what it should be: facts `path`, `reason`, and `line`, `column` when known
    FileNotWritten,       ///< facts `path`, `reason`
    FileNotRemoved,       ///< facts `path`, `reason`
    RequestNotFound,      ///< fact `request`
    RequestNameInvalid,   ///< facts `name`, `reason`
    FileChanged,          ///< since it was read: fact `path`
    RecipeExists,         ///< facts `recipe`, `path`
    RecipeBuiltIn,        ///< it is no file of the workspace: fact `recipe`
    RecipeInUse,          ///< facts `recipe`, `credentials`, `names`
    EnvironmentNotFound,  ///< fact `environment`
    EnvironmentAmbiguous, ///< facts `environment`, `ids`
    EnvironmentInvalid,   ///< facts `environment`, `reason`, and `variable` when it is one of them
    EnvironmentExists,    ///< fact `environment`
    OwnerBusy,            ///< another program changes that credential or environment: facts `owner`, and
                          ///< `program`, `process` when known
    FolderBusy,           ///< another program holds it: facts `path`, and `program`, `process` when known
};

constexpr base::ErrorInfo errorInfo(WorkspaceError error)
{
    using enum base::ErrorKind;
    switch (error) {
    case WorkspaceError::FolderUnusable:
        return {"workspace_unusable", LocalIo};
    case WorkspaceError::FormatTooNew:
        return {"workspace_too_new", LocalIo};
    case WorkspaceError::FileUnreadable:
        return {"workspace_file_unreadable", LocalIo};
    case WorkspaceError::FileBroken:
        return {"workspace_file_broken", LocalIo};
    case WorkspaceError::FileNotWritten:
        return {"workspace_file_not_written", LocalIo};
    case WorkspaceError::FileNotRemoved:
        return {"workspace_file_not_removed", LocalIo};
    case WorkspaceError::RequestNotFound:
        return {"request_not_found", BadInput};
    case WorkspaceError::RequestNameInvalid:
        return {"request_name_invalid", BadInput};
    case WorkspaceError::FileChanged:
        return {"workspace_file_changed", LocalIo};
    case WorkspaceError::RecipeExists:
        return {"recipe_exists", BadInput};
    case WorkspaceError::RecipeBuiltIn:
        return {"recipe_built_in", BadInput};
    case WorkspaceError::RecipeInUse:
        return {"recipe_in_use", BadInput};
    case WorkspaceError::EnvironmentNotFound:
        return {"environment_not_found", BadInput};
    case WorkspaceError::EnvironmentAmbiguous:
        return {"environment_ambiguous", BadInput};
    case WorkspaceError::EnvironmentInvalid:
        return {"environment_invalid", BadInput};
    case WorkspaceError::EnvironmentExists:
        return {"environment_exists", BadInput};
    case WorkspaceError::OwnerBusy:
        return {"owner_busy", LocalIo};
    case WorkspaceError::FolderBusy:
        return {"workspace_busy", LocalIo};
    }
    return {};
}

} // namespace sealwright::workspace
