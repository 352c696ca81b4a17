// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/InspectCredential.h"
#include "app/flow/ReceiveWebhooks.h"
#include "ui/models/EnvironmentChoice.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sealwright::models {
class DeliveryListModel;
}

namespace sealwright::widgets {
class Banner;
class EmptyState;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::inspector {
class DeliveryInspector;
}

namespace sealwright::receiver {

class DeliveryTable;
class ReceiverBar;

/// Starts and stops the built-in receiver and lists what it took, with the verdict of each; beside the list
/// one delivery byte for byte. Flows are the composition's and outlive it.
class ReceivePage final : public QWidget
{
    Q_OBJECT

public:
    /// The fields of the credential that it verifies with are filled in from the chosen environment.
    ReceivePage(flow::ReceiveWebhooks &receive, const flow::InspectCredential &inspect,
                const models::EnvironmentChoice &environments, QWidget *parent = nullptr);
    ~ReceivePage() override;

    /// Where it listens; starts it first when it does not, at another port when the chosen one is taken. As
    /// long as the user has chosen nothing to verify with, deliveries are judged with `credentialId`.
    QCoro::Task<base::Result<QString>> ensureListening(QString credentialId = {});

Q_SIGNALS:
    /// To be looked into: a delivery and the credential that deliveries are verified with, if any.
    void checkWanted(const sealwright::flow::Delivery &delivery, const QString &credentialId);

public Q_SLOTS:
    /// Reads the credentials of the workspace again.
    void reloadCredentials();
    void start();
    void stop();
    void clear();
    /// Asks for the chosen delivery to be looked into.
    void checkChosen();

private:
    enum class WhenPortIsTaken { Fail, TakeAnother };

    static QCoro::Task<base::Result<QString>> listen(ReceivePage *page, std::shared_ptr<bool> alive,
                                                     WhenPortIsTaken whenTaken);
    static QCoro::Task<> startAndTell(ReceivePage *page, std::shared_ptr<bool> alive);
    static QCoro::Task<> verifyWith(ReceivePage *page, std::shared_ptr<bool> alive, QString credentialId);

    flow::Authentication authenticationOf(const QString &credentialId) const;
    capture::ReceiverOptions options() const;
    std::shared_ptr<capture::Answerer> answerer() const;
    void layOut();
    void addDelivery(const flow::Delivery &delivery);
    void showChosen(int row);
    void showState();
    void showCount();
    void tellFailure(const base::Error &error);
    void offerHost(const base::Error &problem);
    void allowHost();

    flow::ReceiveWebhooks &m_receive;
    const models::EnvironmentChoice &m_environments;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<QByteArray> m_allowedHosts;
    QByteArray m_offeredHost;
    QString m_verifiedWith; ///< the credential that is in force while it listens
    bool m_isStarting = false;
    bool m_isStopWanted = false;

    models::DeliveryListModel *m_model;
    ReceiverBar *m_bar;
    widgets::Banner *m_trouble;
    QSplitter *m_deliverySplitter;
    QStackedWidget *m_list;
    widgets::EmptyState *m_empty;
    DeliveryTable *m_table;
    widgets::PlainLabel *m_count;
    QToolButton *m_check;
    QToolButton *m_clear;
    inspector::DeliveryInspector *m_inspector;
};

} // namespace sealwright::receiver
