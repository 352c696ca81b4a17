// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FetchAccessToken.h"
#include "app/flow/InspectCredential.h"
#include "app/flow/KeepCredential.h"
#include "ui/credentials/CareFlows.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;
class QScrollArea;

namespace sealwright::widgets {
class Banner;
class ElidedLabel;
class FieldForm;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::credentials {

class CertificatePanel;
class KindFields;
class OverlapPanel;
class PreviewCard;
class SecretPanel;
class TokenPanel;

/// Shows one credential, saved or being made, and changes it through the flows. What is entered is kept until
/// it was stored: a failure loses nothing.
class CredentialEditor final : public QWidget
{
    Q_OBJECT

public:
    CredentialEditor(flow::KeepCredential &keep, flow::InspectCredential &inspect,
                     const flow::FindRecipe &recipes, flow::FetchAccessToken &tokens,
                     const base::Clock &clock, const CareFlows &care, QWidget *parent = nullptr);

    void showCredential(const flow::CredentialSummary &summary);
    /// One that is not saved yet.
    void startDraft(const credential::Credential &credential);

    /// The same with the secrets of an owner that is gone: saving makes them this credential's. `slot` says
    /// which, where it has several.
    void startAdopting(const credential::Credential &credential, const flow::OrphanedSecret &orphan,
                       const QString &slot);

    bool isDraft() const { return m_isDraft; }

    /// There is something that Save would store.
    bool isDirty() const { return m_isDirty; }

    /// The user entered something that would be lost.
    bool hasEdits() const { return m_isDirty && (!m_isDraft || m_isTouched); }

    /// Of the saved credential that is shown; empty for a draft.
    QString credentialId() const;

    /// Saves what is dirty and then says whether that went well.
    void save(std::function<void(bool)> then = {});
    /// Back to what is saved; a draft is given up.
    void revert();
    /// Asks, telling where it is used, and deletes it.
    void remove();
    void focusFirst();
    /// The file says something else now than what is shown; null: it is gone.
    bool isOvertakenBy(const flow::CredentialSummary *now) const;
    /// Says that other hands changed it, or removed it, while it is being edited.
    void offerReload(bool isGone);
    /// Looks again at where the secret is.
    void refreshSecret();

Q_SIGNALS:
    void saved(const QString &id);
    void removed(const QString &id);
    void draftDropped();
    void dirtyChanged(bool dirty);
    /// The user wants to see the file as it is, without what was entered.
    void reloadWanted();
    void secretSeen(const QString &id, const sealwright::flow::SecretState &state);

private:
    void buildHead();
    void buildForm();
    void fill(const credential::Credential &credential);
    void useKind(credential::Kind kind);
    /// What is in the fields, on top of the credential that is shown; marks what cannot be.
    base::Result<credential::Credential> collect();
    void edited();
    void updatePreview();
    void updateButtons();
    void setBusy(bool busy, const QString &what = {});
    /// At its field when it has one, else across the top.
    void showError(const base::Error &error);
    /// The same, and goes there: somebody wanted to save.
    void refuse(const base::Error &error);
    void reveal(QWidget *control);
    /// Tab goes through the fields as they stand, also through those that were made later.
    void chainTabs();
    /// With the fields and the secret as they stand.
    void fetchToken();
    void clearErrors();

    /// Of what was entered, in the order of the slots.
    std::vector<base::SecretBytes> enteredSecrets() const;
    void showLooking();
    /// What works and is unwise, at its field.
    void showWarnings(const credential::Credential &credential);

    void store(flow::PlainSecrets plain, std::function<void(bool)> then);
    /// A field holds a live secret, and no variable may stand there for it: another text, or as it was typed.
    void askAboutTyped(const base::Error &error, std::function<void(bool)> then);
    void sayWhatWasNotCompared();
    QCoro::Task<> storeEdited(credential::Credential credential, flow::PlainSecrets plain,
                              std::function<void(bool)> then);
    QCoro::Task<> storeDraft(credential::Credential credential, std::vector<base::SecretBytes> secrets,
                             flow::PlainSecrets plain, std::function<void(bool)> then);
    QCoro::Task<> storeAdopted(credential::Credential credential, std::function<void(bool)> then);
    QCoro::Task<> replaceSecret(QString id, std::vector<base::SecretBytes> secrets);
    QCoro::Task<> dropPrevious(QString id);
    QCoro::Task<> removeNow(QString id);
    QCoro::Task<> lookForSecret(QString id, vault::MayUnlock mayUnlock = vault::MayUnlock::No);
    void takeRotation(const credential::Credential &rotated);
    void finishSaving(bool done, const std::function<void(bool)> &then);

    flow::KeepCredential &m_keep;
    flow::InspectCredential &m_inspect;
    const flow::FindRecipe &m_recipes;
    const base::Clock &m_clock;
    flow::OrphanedSecrets &m_orphans;

    flow::CredentialSummary m_summary;

    struct Adoption
    {
        QString ownerId;
        QString slot; ///< empty: those of the credential's slots
    };

    std::optional<Adoption> m_adoption; ///< of a draft: where its secrets come from
    bool m_isDraft = false;
    bool m_isDirty = false;
    bool m_isTouched = false; ///< of a draft: somebody entered something
    bool m_isFilling = false;
    bool m_isBusy = false;

    widgets::ElidedLabel *m_title;
    widgets::ElidedLabel *m_idLabel;
    QPushButton *m_delete;
    widgets::Banner *m_banner;
    QScrollArea *m_scroll;
    QWidget *m_body = nullptr;
    widgets::FieldForm *m_general;
    QLineEdit *m_name;
    QLineEdit *m_environment;
    CertificatePanel *m_certificatePanel;
    SecretPanel *m_secretPanel;
    OverlapPanel *m_overlapPanel;
    QWidget *m_fieldsPlace;
    KindFields *m_fields = nullptr;
    TokenPanel *m_tokenPanel;
    widgets::FieldForm *m_scope;
    QLineEdit *m_hosts;
    PreviewCard *m_previewCard;
    widgets::PlainLabel *m_progress;
    QPushButton *m_revert;
    QPushButton *m_save;
    QWidget *m_foot;
};

} // namespace sealwright::credentials
