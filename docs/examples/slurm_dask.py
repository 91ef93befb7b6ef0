"""Workers from SLURM by dask-jobqueue, and one run over all of them.

    pip install 'framing[scale]' dask-jobqueue
    python docs/examples/slurm_dask.py articles.parquet run

Corpus and folder must lie where every node finds them under the same path. Workers that SLURM ends are
replaced; a run that is ended goes on when the same command is given again.
"""

import sys

from dask_jobqueue import SLURMCluster

import framing

corpus, out = sys.argv[1:]
with SLURMCluster(cores=8, processes=8, memory="16GB", walltime="12:00:00") as cluster:
    cluster.adapt(minimum=8, maximum=800)
    done = framing.run_corpus(
        corpus, out, engine="rules", part_size=5000, scheduler=cluster.scheduler_address
    )
print("\n".join(done.lines()))
