// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"
#include "app/flow/MintDraft.h"

#include <QWidget>

namespace sealwright::widgets {
class Banner;
class ChoiceField;
} // namespace sealwright::widgets

namespace sealwright::tokens {

class DraftForm;
class MintKeyForm;
class MintResult;

/// Mints tokens: what is in them and what signs them at the left, what comes of it at the right, from the
/// first letter on.
class MintView final : public QWidget
{
    Q_OBJECT

public:
    MintView(const flow::MintDraft &mint, const flow::InspectCredential &inspect, QWidget *parent = nullptr);
    ~MintView() override;

    /// Reads the credentials of the workspace again; a chosen one that is there still stays chosen.
    void reloadCredentials();
    void mint();

    bool isMinting() const { return m_isMinting; }

Q_SIGNALS:
    void mintingChanged(bool isMinting);
    void decodeWanted(const QByteArray &token);

private:
    void layOut();
    QWidget *bar();
    flow::TokenDraft draft() const;
    jwt::JwtAlgorithm algorithm() const;
    void start();
    void chooseSource();
    void chooseAlgorithm();
    void preview();
    void refuse(const base::Error &error);
    void setMinting(bool isMinting);
    static QCoro::Task<> run(MintView *view, std::shared_ptr<bool> alive);

    const flow::MintDraft &m_mint;
    const flow::InspectCredential &m_inspect;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_isMinting = false;
    int m_changes = 0; ///< of what was entered: a token is of one of these states

    widgets::ChoiceField *m_start;
    widgets::ChoiceField *m_algorithm;
    widgets::ChoiceField *m_source;
    widgets::Banner *m_trouble;
    MintKeyForm *m_keyForm;
    DraftForm *m_draftForm;
    MintResult *m_result;
};

} // namespace sealwright::tokens
