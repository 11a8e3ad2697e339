/* teams-fixture.c: the city of the desk with teams, and shifts of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "teams-fixture.h"

#include "bw-language.h"
#include "desk-fixture.h"

#define AT "'at':'2021-08-08T00:00:00+08:00','source':'import'"
#define DAY "2021-08-0"

/* Team, site, day and hour of the beginning, day and hour of the end. */
#define DUTY(id, team, site, from, to, state) \
  "{'type':'assignment','id':'" id "'," AT ",'team':'" team "','site':'" site "'," \
  "'from':'" DAY from ":00:00+08:00','to':'" DAY to ":00:00+08:00','state':'" state "'}\n"

void
teams_fixture_init (int    *argc,
                    char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  bw_language_apply ();
  g_test_init (argc, argv, NULL);
  adw_init ();
  gtk_test_register_all_types ();

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/bulwarkdesk/Bulwark/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
teams_fixture_apply (BwClientSession *session)
{
  desk_fixture_apply (session,
                      "{'type':'team','id':'t1'," AT ",'kind':'women','name':'甲一巾帼队','names':{'en':'Team One'},"
                      "'area':'s1','size':12}\n"
                      "{'type':'team','id':'t2'," AT ",'kind':'volunteer','name':'乙区志愿队',"
                      "'names':{'en':'Team Two'},'area':'d2','size':8}\n"
                      "{'type':'team','id':'t3'," AT ",'kind':'medical','name':'支援队','names':{'en':'Team Three'},"
                      "'area':'c','lent_by':'d1'}\n"
                      "{'type':'tally','id':'d1/mobilisation'," AT ",'place':'d1','subject':'mobilisation',"
                      "'values':{'teams':402,'medical_lent':20}}\n"
                      "{'type':'tally','id':'c/mobilisation'," AT ",'place':'c','subject':'mobilisation',"
                      "'values':{'teams':2295,'members':25891}}\n"
                      "{'type':'entry','id':'e1'," AT ",'kind':'contact','text':'t','figure':{'place':'d2',"
                      "'subject':'mobilisation','measure':'branches','value':35,'said_by':'s',"
                      "'at':'2021-08-08T13:00:00+08:00'}}\n"
                      DUTY ("a1", "t1", "p1", "8T15", "8T23", "planned")
                      DUTY ("a2", "t2", "k1", "8T07", "8T15", "on_duty")
                      DUTY ("a3", "t2", "p3", "9T15", "9T23", "planned"));
}

BwClientSession *
teams_fixture_new_session (void)
{
  BwClientSession *session = desk_fixture_new_session ();

  teams_fixture_apply (session);
  return session;
}

BwClientSession *
teams_fixture_connect (HttpFixture *backend)
{
  BwClientSession *session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autofree char *state = desk_fixture_dup_events ("{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}");

  bw_client_session_connect (session, http_fixture_get_url (backend), "token", NULL);
  http_fixture_send (backend, state);
  http_fixture_wait_until (bw_client_session_get_connection (session) == BW_CONNECTION_LIVE);
  teams_fixture_apply (session);
  return session;
}

GtkWindow *
teams_fixture_present (GtkWidget *child,
                       int        width,
                       int        height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  return window;
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
teams_fixture_run (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, ms, on_timeout_cb, &is_over, NULL);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
teams_fixture_find (GtkWidget *widget,
                    GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = teams_fixture_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
teams_fixture_find_class (GtkWidget  *widget,
                          const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = teams_fixture_find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}
