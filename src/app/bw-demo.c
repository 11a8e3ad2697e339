/* bw-demo.c: a backend of its own, with the sample city and a simulated campaign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-demo.h"

#include "bw-locations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#define CITY "xuchang"
#define AREA "411000"

/* The moment of the visual reference: the third day, in the afternoon. */
#define BEGINS "2021-08-01T00:00:00+08:00"
#define NOW    "2021-08-08T14:32:00+08:00"
#define SEED   "1"

#define LISTENING "listening "

struct _BwDemo
{
  GObject parent_instance;

  BwDemoState   state;
  double        speed;
  GCancellable *cancellable; /* (owned) */
  GPtrArray    *children;    /* (owned) (element-type GSubprocess) */
  char         *folder;      /* (owned) (nullable) */
  char         *store;       /* (owned) (nullable) */
  char         *url;         /* (owned) (nullable) */
  char         *commander;   /* (owned) (nullable): path of a token */
  char         *reporter;    /* (owned) (nullable): path of a token */
  char         *staff;       /* (owned) (nullable): path of a token */
  GError       *error;       /* (owned) (nullable) */
};

typedef enum
{
  PROP_STATE = 1,
} BwDemoProperty;

static GParamSpec *props[PROP_STATE + 1];

G_DEFINE_FINAL_TYPE (BwDemo, bw_demo, G_TYPE_OBJECT)

static void
set_state (BwDemo      *self,
           BwDemoState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
fail (BwDemo *self,
      GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->error != NULL)
    {
      g_error_free (error);
      return;
    }

  self->error = error;
  set_state (self, BW_DEMO_STATE_FAILED);
}

/* Runs in the child: it ends when we do, however we end. */
static void
on_launcher_child_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* @output (nullable): a new file, 0600, for what it prints. */
static GSubprocess *
spawn (BwDemo             *self,
       const char * const *argv,
       GSubprocessFlags    flags,
       const char         *output,
       GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  GSubprocess *child;

  g_subprocess_launcher_set_child_setup (launcher, on_launcher_child_cb, NULL, NULL);
  if (output != NULL)
    {
      int fd = g_open (output, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", output, g_strerror (errno));
          return NULL;
        }
      g_subprocess_launcher_take_stdout_fd (launcher, fd);
    }

  child = g_subprocess_launcher_spawnv (launcher, argv, error);
  if (child != NULL)
    g_ptr_array_add (self->children, g_object_ref (child));

  return child;
}

/* Starts @argv, and calls back when it has ended. */
static void
run (BwDemo              *self,
     const char * const  *argv,
     const char          *output,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocessFlags flags = output != NULL ? G_SUBPROCESS_FLAGS_NONE : G_SUBPROCESS_FLAGS_STDOUT_SILENCE;

  child = spawn (self, argv, flags, output, &error);
  if (child == NULL)
    fail (self, g_steal_pointer (&error));
  else
    g_subprocess_wait_check_async (child, self->cancellable, callback, g_object_ref (self));
}

static void
simulate (BwDemo              *self,
          const char          *from,
          const char          *until,
          GAsyncReadyCallback  callback)
{
  g_autofree char *program = bw_locations_dup_program ("bulwarkctl");
  g_autofree char *city_dir = bw_locations_dup_city_dir (CITY);
  g_autofree char *backend = g_strconcat ("--backend=", self->url, NULL);
  g_autofree char *token = g_strconcat ("--token-file=", self->reporter, NULL);
  g_autofree char *staff = g_strconcat ("--staff-token-file=", self->staff, NULL);
  g_autofree char *commander = g_strconcat ("--commander-token-file=", self->commander, NULL);
  g_autofree char *city = g_strconcat ("--city=", city_dir, NULL);
  g_autofree char *begin = g_strconcat ("--from=", from, NULL);
  g_autofree char *end = until != NULL ? g_strconcat ("--until=", until, NULL) : NULL;
  const char *argv[] = { program, "simulate", backend, token, staff, commander, city, "--seed=" SEED, begin, end,
                         NULL };

  run (self, argv, NULL, callback);
}

static void
create_token (BwDemo              *self,
              const char          *role,
              const char          *output,
              GAsyncReadyCallback  callback)
{
  g_autofree char *program = bw_locations_dup_program ("bulwarkctl");
  g_autofree char *store = g_strconcat ("--store=", self->store, NULL);
  g_autofree char *role_option = g_strconcat ("--role=", role, NULL);
  const char *argv[] = { program, "token", "create", store, role_option, "--area=" AREA, "--name=demo", NULL };

  run (self, argv, output, callback);
}

static void
remove_folder (BwDemo *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->folder == NULL)
    return;

  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/* Whether a program has done what it was run for; else the demonstration has failed
 * with @message. */
static gboolean
is_done (BwDemo       *self,
         GObject      *program,
         GAsyncResult *result,
         const char   *message)
{
  GError *error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (program), result, &error))
    return TRUE;

  g_prefix_error (&error, "%s: ", message);
  fail (self, error);
  return FALSE;
}

static void
on_live_simulation_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The campaign of the simulation has an end; only a fault is one for us. */
  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    fail (self, g_steal_pointer (&error));
}

static void
on_backlog_simulation_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;

  if (!is_done (self, source, result, _("the simulated campaign did not start")))
    return;

  set_state (self, BW_DEMO_STATE_RUNNING);
  simulate (self, NOW, NULL, on_live_simulation_cb);
}

static void
on_reporter_token_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;

  if (!is_done (self, source, result, _("no token could be made")))
    return;

  set_state (self, BW_DEMO_STATE_LOADING);
  simulate (self, BEGINS, NOW, on_backlog_simulation_cb);
}

static void
on_staff_token_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;

  if (!is_done (self, source, result, _("no token could be made")))
    return;

  create_token (self, "reporter", self->reporter, on_reporter_token_cb);
}

static void
on_commander_token_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;

  if (!is_done (self, source, result, _("no token could be made")))
    return;

  create_token (self, "staff", self->staff, on_staff_token_cb);
}

static void
on_backend_line_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (error == NULL && (line == NULL || !g_str_has_prefix (line, LISTENING)))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _("the backend ended before it listened"));
  if (error != NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  self->url = g_strdup (line + strlen (LISTENING));
  create_token (self, "commander", self->commander, on_commander_token_cb);
}

static void
on_backend_end_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BwDemo) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("the backend has ended"));
  fail (self, g_steal_pointer (&error));
}

static gboolean
start_backend (BwDemo  *self,
               GError **error)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *program = bw_locations_dup_program ("bulwarkd");
  g_autofree char *city_dir = bw_locations_dup_city_dir (CITY);
  g_autofree char *city = g_strconcat ("--city=", city_dir, NULL);
  g_autofree char *store = g_strconcat ("--store=", self->store, NULL);
  g_autofree char *speed = g_strdup_printf ("--speed=%g", self->speed);
  const char *argv[] = { program, "--listen=127.0.0.1:0", store, city, "--clock=" NOW, speed, "--exercise", NULL };

  child = spawn (self, argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, error);
  if (child == NULL)
    return FALSE;

  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, self->cancellable, on_backend_line_cb,
                                       g_object_ref (self));
  g_subprocess_wait_check_async (child, self->cancellable, on_backend_end_cb, g_object_ref (self));
  return TRUE;
}

static gboolean
make_folder (BwDemo  *self,
             GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "bulwark-demo-XXXXXX", NULL);
  g_autofree char *path = NULL;

  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }

  self->folder = g_steal_pointer (&folder);
  path = g_build_filename (self->folder, "store.db", NULL);
  self->store = g_strconcat ("sqlite:", path, NULL);
  self->commander = g_build_filename (self->folder, "commander", NULL);
  self->reporter = g_build_filename (self->folder, "reporter", NULL);
  self->staff = g_build_filename (self->folder, "staff", NULL);
  return TRUE;
}

static void
bw_demo_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  BwDemo *self = BW_DEMO (object);

  switch ((BwDemoProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_demo_dispose (GObject *object)
{
  bw_demo_stop (BW_DEMO (object));

  G_OBJECT_CLASS (bw_demo_parent_class)->dispose (object);
}

static void
bw_demo_finalize (GObject *object)
{
  BwDemo *self = BW_DEMO (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->store, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->commander, g_free);
  g_clear_pointer (&self->reporter, g_free);
  g_clear_pointer (&self->staff, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (bw_demo_parent_class)->finalize (object);
}

static void
bw_demo_class_init (BwDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_demo_get_property;
  object_class->dispose = bw_demo_dispose;
  object_class->finalize = bw_demo_finalize;

  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BW_TYPE_DEMO_STATE, BW_DEMO_STATE_STARTING,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
bw_demo_init (BwDemo *self)
{
  self->cancellable = g_cancellable_new ();
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bw_demo_new:
 * @speed: seconds of the campaign per second
 *
 * Returns: (transfer full): a demonstration that has not begun
 */
BwDemo *
bw_demo_new (double speed)
{
  BwDemo *self = g_object_new (BW_TYPE_DEMO, NULL);

  self->speed = speed;
  return self;
}

/**
 * bw_demo_start:
 * @self: a demonstration; started once
 *
 * What becomes of it is told by `state`.
 */
void
bw_demo_start (BwDemo *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BW_IS_DEMO (self));
  g_return_if_fail (self->folder == NULL && self->error == NULL);

  if (!make_folder (self, &error) || !start_backend (self, &error))
    fail (self, g_steal_pointer (&error));
}

/**
 * bw_demo_stop:
 * @self: a demonstration
 *
 * Ends its programs and removes its folder. What is under way holds the object for
 * a while longer, so this does not wait for its end.
 */
void
bw_demo_stop (BwDemo *self)
{
  g_return_if_fail (BW_IS_DEMO (self));

  /* The store is thrown away: nothing of it must be kept in order. */
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->children->len; i++)
    g_subprocess_force_exit (g_ptr_array_index (self->children, i));
  g_ptr_array_set_size (self->children, 0);
  remove_folder (self);
}

/**
 * bw_demo_get_state:
 * @self: a demonstration
 *
 * Returns: how far it is
 */
BwDemoState
bw_demo_get_state (BwDemo *self)
{
  g_return_val_if_fail (BW_IS_DEMO (self), BW_DEMO_STATE_FAILED);

  return self->state;
}

/**
 * bw_demo_get_url:
 * @self: a demonstration
 *
 * Returns: (transfer none) (nullable): address of its backend
 */
const char *
bw_demo_get_url (BwDemo *self)
{
  g_return_val_if_fail (BW_IS_DEMO (self), NULL);

  return self->url;
}

/**
 * bw_demo_get_token_file:
 * @self: a demonstration
 *
 * Returns: (transfer none) (nullable): path of a commander's token
 */
const char *
bw_demo_get_token_file (BwDemo *self)
{
  g_return_val_if_fail (BW_IS_DEMO (self), NULL);

  return self->commander;
}

/**
 * bw_demo_get_error:
 * @self: a demonstration
 *
 * Returns: (transfer none) (nullable): why it failed
 */
const GError *
bw_demo_get_error (BwDemo *self)
{
  g_return_val_if_fail (BW_IS_DEMO (self), NULL);

  return self->error;
}
