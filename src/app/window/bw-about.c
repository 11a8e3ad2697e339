/* bw-about.c: what this program is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * bw_about_show:
 * @parent: (nullable): the window that it stands above
 */
void
bw_about_show (GtkWindow *parent)
{
  g_autofree char *notes = NULL;

  notes = g_strdup_printf ("<ul><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li><li>%s</li>"
                           "<li>%s</li></ul>",
                           _("The desk of a command headquarters: progress, map, list and projection of a "
                             "mass-testing campaign, live"),
                           _("Alerts that a commander acknowledges at the bell, with a reason and an end"),
                           _("Sampling points, checkpoints, teams and shifts, donations, orders and inspections, each "
                             "for those who work with them"),
                           _("Figures by telephone, a log, suggestions, and an outbox that loses nothing offline"),
                           _("A wall picture that says loudly when it is stale"),
                           _("A briefing sheet in one key, on the grid of the Chinese standard for "
                             "official documents"),
                           _("Imports with a preview; every list and chart copied, saved and printed"),
                           _("A sample city and a simulated campaign"));
  adw_show_about_window (parent,
                         "application-name", _("Bulwark"),
                         "application-icon", "bw-emblem",
                         "version", BW_VERSION,
                         "developer-name", _("The Bulwark developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://github.com/bulwarkdesk/bulwark",
                         "issue-url", "https://github.com/bulwarkdesk/bulwark/issues",
                         "copyright", "© 2026 The Bulwark developers",
                         "comments", _("One current, honest picture of a mass-testing campaign"),
                         "release-notes-version", BW_VERSION,
                         "release-notes", notes,
                         NULL);
}
