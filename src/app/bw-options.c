/* bw-options.c: what the command line asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-options.h"

#include "bw-link.h"
#include "bw-wall-window.h"

#include <glib/gi18n.h>

#define MIN_SIDE 320
#define MAX_SIDE 16384

static gboolean
fail (GError     **error,
      const char  *option,
      const char  *value)
{
  /* Translators: an option of the command line and what was given to it. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s=%s: this is not a value for it"), option,
               value);
  return FALSE;
}

/* The same of what must be one of a few. */
static gboolean
fail_among (GError             **error,
            const char          *option,
            const char          *value,
            const char * const  *names)
{
  g_autofree char *all = g_strjoinv (", ", (char **) names);

  /* Translators: an option of the command line, what was given to it, what can be given */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s=%s: this is none of %s"), option, value, all);
  return FALSE;
}

static gboolean
on_wall_option_cb (const char  *name,
                   const char  *value,
                   gpointer     data,
                   GError     **error)
{
  BwOptions *self = data;
  const char * const *scenes = bw_wall_window_get_scene_names ();

  self->wall = TRUE;
  if (value == NULL)
    return TRUE;
  if (self->wall_plan == NULL)
    self->wall_plan = bw_wall_plan_new ();

  return bw_wall_plan_add (self->wall_plan, value) || fail_among (error, name, value, scenes);
}

static gboolean
on_page_option_cb (const char  *name,
                   const char  *value,
                   gpointer     data,
                   GError     **error)
{
  BwOptions *self = data;

  g_autoptr (GEnumClass) pages = g_type_class_ref (BW_TYPE_PAGE);
  g_autofree const char **names = g_new0 (const char *, pages->n_values + 1);

  self->has_page = TRUE;
  for (guint i = 0; i < pages->n_values; i++)
    names[i] = pages->values[i].value_nick;

  return bw_page_from_string (value, &self->page) || fail_among (error, name, value, names);
}

static gboolean
on_size_option_cb (const char  *name,
                   const char  *value,
                   gpointer     data,
                   GError     **error)
{
  BwOptions *self = data;
  g_auto (GStrv) sides = g_strsplit (value, "x", 3);
  guint64 width;
  guint64 height;

  if (g_strv_length (sides) != 2
      || !g_ascii_string_to_unsigned (sides[0], 10, MIN_SIDE, MAX_SIDE, &width, NULL)
      || !g_ascii_string_to_unsigned (sides[1], 10, MIN_SIDE, MAX_SIDE, &height, NULL))
    return fail (error, name, value);

  self->width = (int) width;
  self->height = (int) height;
  return TRUE;
}

static void
add_entries (GOptionContext *context,
             BwOptions      *self)
{
  const GOptionEntry entries[] = {
    { "backend", 0, 0, G_OPTION_ARG_STRING, &self->backend, N_("Read from this backend"), "URL" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &self->token_file, N_("Read the token from this file"), "FILE" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, N_("Start a backend with the sample city"), NULL },
    { "demo-speed", 0, 0, G_OPTION_ARG_DOUBLE, &self->demo_speed,
      N_("Seconds of the demonstration per second (1)"), "N" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &self->state, N_("Show a saved feed instead of a backend"), "FILE" },
    { "wall", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, on_wall_option_cb,
      N_("Show the wall, with these scenes; once more for the next monitor"), "[CONNECTOR:]SCENE,…" },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &self->scope, N_("Begin with this area"), "CODE" },
    { "page", 0, 0, G_OPTION_ARG_CALLBACK, on_page_option_cb, N_("Begin with this page"), "NAME" },
    { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, &self->screenshot,
      N_("Draw what is shown into this file, then exit"), "FILE.png" },
    { "size", 0, 0, G_OPTION_ARG_CALLBACK, on_size_option_cb, N_("Size of the window or the picture"),
      "WIDTHxHEIGHT" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version"), NULL },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("bulwark", "", "", self, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, BW_GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
}

/* What is left are links. */
static gboolean
check_rest (int      argc,
            char   **argv,
            GError **error)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *scope = NULL;
      BwPage page;

      if (bw_link_parse (argv[i], &scope, &page))
        continue;

      /* Translators: an argument of the command line. */
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s is neither an option nor a link"),
                   argv[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check (BwOptions  *self,
       GError    **error)
{
  int n_sources = (self->backend != NULL) + (self->state != NULL) + self->demo;

  if (n_sources > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--backend, --state and --demo exclude each other"));
      return FALSE;
    }

  if (self->backend != NULL && self->token_file == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--backend needs --token-file: a token is never an argument"));
      return FALSE;
    }

  if (self->demo_speed <= 0.0 || self->demo_speed > 3600.0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--demo-speed is more than 0 and at most 3600"));
      return FALSE;
    }

  return TRUE;
}

/**
 * bw_options_new: (skip)
 * @argc: (inout): number of arguments; ours are taken out
 * @argv: (inout): arguments
 * @error: what is wrong with them
 *
 * Returns: (transfer full) (nullable): what is asked for; %NULL on wrong usage
 */
BwOptions *
bw_options_new (int      *argc,
                char   ***argv,
                GError  **error)
{
  g_autoptr (BwOptions) self = g_new0 (BwOptions, 1);
  g_autoptr (GOptionContext) context = g_option_context_new ("[bulwark://SCOPE/PAGE]");

  self->demo_speed = 1.0;
  add_entries (context, self);
  if (!g_option_context_parse (context, argc, argv, error) || !check_rest (*argc, *argv, error)
      || !check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_options_free: (skip)
 * @self: (nullable) (transfer full): options
 */
void
bw_options_free (BwOptions *self)
{
  if (self == NULL)
    return;

  g_free (self->backend);
  g_free (self->token_file);
  g_free (self->state);
  g_free (self->scope);
  g_free (self->screenshot);
  bw_wall_plan_free (self->wall_plan);
  g_free (self);
}

/**
 * bw_options_is_separate: (skip)
 * @self: options
 *
 * Returns: whether the run names what it shows, or draws a picture
 */
gboolean
bw_options_is_separate (const BwOptions *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->backend != NULL || self->state != NULL || self->screenshot != NULL || self->demo || self->wall;
}
