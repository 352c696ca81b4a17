// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/credential/Credential.h"
#include "app/signing/Recipe.h"
#include "app/workspace/Environment.h"
#include "app/workspace/SavedRequest.h"

namespace sealwright::workspace {

/// A file that could not be read: it is shown, left alone and disables nothing else.
struct BrokenFile
{
    QString path;
    base::Error error;
};

template<typename T>
struct Listing
{
    std::vector<T> items;
    std::vector<BrokenFile> broken;
};

/// The workspace's folder on disk (design.md §4). Holds no state but the path: what it tells is what the
/// files say now. Files are 0600, folders 0700; writes are atomic; a broken file is never overwritten. What
/// compares before it writes (credentials, environments, settings) is FolderBusy while another program does,
/// and is to be tried again: flow::whenFree.
class Workspace
{
public:
    /// A folder that does not exist yet is fine and is made, with `workspace.json`, by the first save:
    /// reading leaves no trace. FolderUnusable when it is something else or cannot be read.
    static base::Result<Workspace> open(const QString &folder);

    QString folder() const { return m_folder; }

    /// Makes the workspace and its folder of credentials or of environments, whichever the owner of secrets
    /// is.
    base::Result<void> makePlaceFor(const QString &ownerId);
    /// Whether both are there: only then does a file that is missing say anything.
    bool hasPlaceFor(const QString &ownerId) const;
    /// Whether it is there and has a folder of credentials or of environments.
    bool hasAnyPlace() const;
    /// Whether there is a file of that credential, readable or not, or of that environment. Of environments
    /// each has to be read: the failure of one that cannot be, when no other is the one.
    base::Result<bool> declares(const QString &ownerId) const;

    base::Result<Listing<credential::Credential>> credentials() const;
    /// By id, or by name when exactly one has it: NotFound, Ambiguous (of CredentialError).
    /// When none has it, the failure of a file that cannot be read comes before NotFound: it may be that one.
    base::Result<credential::Credential> findCredential(const QString &nameOrId) const;
    /// Why a file cannot be read that may be the credential of this name, as far as its bytes tell.
    std::optional<base::Error> brokenCredentialCalled(const QString &name) const;
    /// Whether there is a file of that id, readable or not.
    base::Result<bool> hasCredentialFile(const QString &id) const;
    enum class WhenGone { Write, Refuse };
    /// FileChanged when the file is no longer what `credential` was read from, or was removed and `whenGone`
    /// says so.
    base::Result<void> saveCredential(const credential::Credential &credential,
                                      WhenGone whenGone = WhenGone::Write);
    base::Result<void> removeCredential(const QString &id);

    base::Result<Listing<SavedRequest>> requests() const;
    base::Result<SavedRequest> findRequest(const QString &pathOrName) const;
    /// Chooses a free slug when it has none; the returned request has it.
    base::Result<SavedRequest> saveRequest(SavedRequest request);
    base::Result<void> removeRequest(const SavedRequest &request);

    base::Result<Listing<Environment>> environments() const;
    /// By id, or by name when exactly one has it: EnvironmentNotFound, EnvironmentAmbiguous.
    base::Result<Environment> findEnvironment(const QString &nameOrId) const;
    /// Chooses a free slug when it has none; the returned one has it. EnvironmentExists when another has its
    /// name, FileChanged when the file is no longer what it was read from.
    base::Result<Environment> saveEnvironment(Environment environment);
    base::Result<void> removeEnvironment(const Environment &environment);

    /// The user's own recipes.
    base::Result<Listing<signing::Recipe>> recipes() const;
    /// RecipeUnknown (of SigningError) when there is no such file.
    base::Result<signing::Recipe> findRecipe(const QString &id) const;
    /// What is in a recipe file that could not be used, for whoever says why.
    base::Result<QByteArray> recipeText(const BrokenFile &file) const;
    /// The text as it is, when it is a recipe without mistakes. `replaces`: the one whose file it goes into,
    /// as it was read; under another id it becomes a file of its own and the old one goes. RecipeExists when
    /// the id or the file is taken by another, FileChanged when the file is no longer what was read.
    base::Result<signing::Recipe> saveRecipe(const QByteArray &text, const signing::Recipe *replaces);
    /// FileChanged when the file is no longer what was read.
    base::Result<void> removeRecipe(const signing::Recipe &recipe);

    /// After how many days a secret is to be rotated; 0: never. Nothing when the workspace does not say.
    base::Result<std::optional<int>> rotateAfterDays() const;
    base::Result<void> setRotateAfterDays(int days);

private:
    explicit Workspace(QString folder);

    QString m_folder;
};

} // namespace sealwright::workspace
