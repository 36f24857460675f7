// Each fault test has the machine's two cores to itself: what one kills or holds up, another would measure.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
