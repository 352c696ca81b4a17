// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FindRecipe.h"
#include "ui/widgets/FieldForm.h"

#include <functional>

namespace sealwright::credentials {

/// The object name of a field's control.
QString objectNameOf(const QByteArray &field);

/// The plain fields of a credential, by its kind: a control for each, filled from and written back by the
/// names and rules of credential::setField. An hmac credential has its own fields or those of a recipe.
class KindFields final : public QWidget
{
    Q_OBJECT

public:
    KindFields(credential::Kind kind, const flow::FindRecipe &recipes, QWidget *parent = nullptr);

    void showFields(const credential::Credential &credential);
    /// Fails with the first value that cannot be; the credential then has those before it.
    base::Result<void> writeTo(credential::Credential &credential) const;

    widgets::FieldForm &form() { return *m_form; }

Q_SIGNALS:
    void rowsChanged(); ///< other variables are asked for now
    void edited();      ///< by the user, not by `showFields`

private:
    struct Control
    {
        QByteArray field;
        std::function<QByteArray()> read;
        std::function<void(const QByteArray &)> write;
    };

    void buildBearer();
    void buildHmac();
    void buildJwt();
    void buildOAuth2();
    void arrangeOAuth2();
    void buildBasic();
    void buildApiKey();
    void arrangeApiKey();
    void addText(const char *field, const QString &label, const QString &help,
                 const QString &placeholder = {});
    void addTemplate(const char *field, const QString &label, const QString &help);
    /// Several lines.
    void addLines(const char *field, const QString &label, const QString &help, const QString &placeholder);
    void addChoice(const char *field, const QString &label, const QString &help,
                   const std::vector<std::pair<QByteArray, QString>> &choices);
    void addSwitch(const char *field, const QString &label, const QString &text, const QString &help);
    void addRecipes();
    /// Another recipe or other claims have other variables.
    void askForVariables();
    void addVariables(const credential::Credential &credential);
    QByteArray value(const QByteArray &field) const;
    /// Shows the rows that mean something now.
    void arrange();
    void tell();

    credential::Kind m_kind;
    const flow::FindRecipe &m_recipes;
    widgets::FieldForm *m_form;
    std::vector<Control> m_controls;
    std::vector<QByteArray> m_variables; ///< `var:NAME`, of the recipe that is shown
    credential::Credential m_shown;
    bool m_filling = false;
};

} // namespace sealwright::credentials
