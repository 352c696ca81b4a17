// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checker/CheckDialog.h"
#include "ui/receiver/ReceivePage.h"
#include "ui/shell/LayoutMemory.h"
#include "ui/shell/MainWindow.h"

// *Check a request*: opened from the palette, from the settings menu, or with a delivery of the Receive page.

namespace sealwright::shell {

void MainWindow::openCheck(const checker::CheckSubject &subject)
{
    if (!m_checkDialog) {
        m_checkDialog = new checker::CheckDialog(m_house.explainRequest(), m_house.inspectCredential(),
                                                 m_house.findRecipe(), m_house.clock(), m_environments, this);
        m_checkDialog->setAttribute(Qt::WA_DeleteOnClose); // and with it the secrets that were given
        restoreLayouts(m_checkDialog, m_preferences);
        connect(m_checkDialog, &QDialog::finished, this,
                [this] { rememberLayouts(m_checkDialog, m_preferences); });
    }
    m_checkDialog->openWith(subject);
}

void MainWindow::checkDeliveries()
{
    connect(m_receivePage, &receiver::ReceivePage::checkWanted, this,
            [this](const flow::Delivery &delivery, const QString &credentialId) {
                openCheck({.message = delivery.capture.head + delivery.capture.request.body,
                           .url = QString::fromUtf8(delivery.capture.request.url),
                           .credentialId = credentialId,
                           .asOf = delivery.capture.receivedAt,
                           .isRedacted = delivery.isBodyRedacted});
            });
}

} // namespace sealwright::shell
